package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.account.AwsRegion;
import io.github.fakesecretsmanager.internal.account.RegionCatalog;
import java.util.Optional;
import software.amazon.awssdk.regions.GeneratedPartitionMetadataProvider;
import software.amazon.awssdk.regions.PartitionMetadataProvider;

/**
 * The Regions that the user's version of the AWS SDK knows, so that a new one needs no new version
 * of this library.
 */
public final class SdkRegionCatalog implements RegionCatalog {

  // PartitionMetadata.of would load the metadata of all services too, for 300 ms.
  private static final PartitionMetadataProvider PARTITIONS =
      new GeneratedPartitionMetadataProvider();

  @Override
  public Optional<AwsRegion> find(String name) {
    return software.amazon.awssdk.regions.Region.regions().stream()
        .filter(region -> region.id().equals(name) && !region.isGlobalRegion())
        .findFirst()
        .map(region -> new AwsRegion(name, PARTITIONS.partitionMetadata(region).id()));
  }
}
