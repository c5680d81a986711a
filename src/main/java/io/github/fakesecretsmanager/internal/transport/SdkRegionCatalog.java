package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.account.AwsRegion;
import io.github.fakesecretsmanager.internal.account.RegionCatalog;
import java.util.Optional;
import software.amazon.awssdk.regions.GeneratedPartitionMetadataProvider;
import software.amazon.awssdk.regions.PartitionMetadataProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The Regions that the user's version of the AWS SDK knows, so that a new Region needs no new
 * version of this library.
 */
public final class SdkRegionCatalog implements RegionCatalog {

  /**
   * The SDK's list of partitions, loaded only for Regions that AWS launched after 2018, which few
   * tests use.
   */
  private static final class Partitions {

    // PartitionMetadata.of would also load the metadata of all services, which takes 300 ms.
    static final PartitionMetadataProvider PROVIDER = new GeneratedPartitionMetadataProvider();
  }

  @Override
  public Optional<AwsRegion> find(String name) {
    for (Region region : Region.regions()) {
      if (region.id().equals(name) && !region.isGlobalRegion()) {
        return Optional.of(new AwsRegion(name, partition(region)));
      }
    }
    return Optional.empty();
  }

  private static String partition(Region region) {
    return AwsRegion.ENABLED_BY_DEFAULT.contains(region.id())
        ? AwsRegion.STANDARD_PARTITION
        : Partitions.PROVIDER.partitionMetadata(region).id();
  }
}
