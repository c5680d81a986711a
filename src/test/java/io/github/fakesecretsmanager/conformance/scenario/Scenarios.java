package io.github.fakesecretsmanager.conformance.scenario;

import io.github.fakesecretsmanager.conformance.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** All scenarios of the kit. */
public final class Scenarios {

  private Scenarios() {}

  /** Returns all scenarios, those about replication and its keys first. */
  public static List<Scenario> all() {
    return Stream.concat(ofReplication(), ofAllElse()).flatMap(List::stream).toList();
  }

  private static Stream<List<Scenario>> ofReplication() {
    return Stream.of(
        ReplicationScenarios.all(),
        ReplicaRegionScenarios.all(),
        ReplicaCollisionScenarios.all(),
        ReplicaContentScenarios.all(),
        ReplicaChangeScenarios.all(),
        ReplicaRefusalScenarios.all(),
        ReplicaLifeScenarios.all(),
        PromotionScenarios.all(),
        ReplicaKeyScenarios.all(),
        ReplicaKmsScenarios.all(),
        KmsKeyScenarios.all(),
        KmsRefusalScenarios.all());
  }

  private static Stream<List<Scenario>> ofAllElse() {
    return Stream.of(
        WireScenarios.all(),
        RotationScenarios.all(),
        RotationScheduleScenarios.all(),
        PendingLabelScenarios.all(),
        PartnerTypeScenarios.all(),
        DenialScenarios.all(),
        OtherAccountScenarios.all(),
        ResourcePolicyScenarios.all(),
        MalformedPolicyScenarios.all(),
        PolicyValidationScenarios.all(),
        DeletionScenarios.all(),
        SecretValueScenarios.all(),
        NewVersionScenarios.all(),
        StagingLabelScenarios.all(),
        VersionScenarios.all(),
        SecretIdScenarios.all(),
        TagScenarios.all(),
        ListingScenarios.all(),
        FilterScenarios.all(),
        WordFilterScenarios.all(),
        BatchScenarios.all(),
        RandomPasswordScenarios.all());
  }
}
