package io.github.fakesecretsmanager.cloudtrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.internal.json.PlainValues;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call, or an action that Secrets Manager took by itself, as CloudTrail records it.
 *
 * <p>It lacks sensitive members, but has all others that a caller has sent; {@code toString}
 * therefore leaves the parameters out. Immutable and thread-safe.
 *
 * @param eventName the operation, for example {@code CreateSecret}, or the service event, for
 *     example {@code RotationSucceeded}
 * @param eventTime by the fake's clock
 * @param awsRegion the Region of the call; of replication, the primary's
 * @param requestParameters what was asked, by the names of CloudTrail such as {@code secretId};
 *     lists and maps inside; empty of a service event
 * @param responseElements the secret's {@code arn}; of ReplicateSecretToRegions and
 *     RemoveRegionsFromReplication also the {@code replicationStatus}; empty of a call that only
 *     reads, of a refused one and of a service event
 * @param errorCode why the call was refused, in CloudTrail's words; empty when it was not
 * @param errorMessage why the call was refused, or which step of a rotation has failed
 * @param requestId as in the answer; {@code Rotation-<secret's ARN>-<version's id>} of a rotation;
 *     empty of other service events
 * @param additionalEventData of a service event the {@code SecretId}, which is the ARN
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
public record CloudTrailEvent(
    String eventName,
    Instant eventTime,
    String awsRegion,
    String recipientAccountId,
    UserIdentity userIdentity,
    Map<String, Object> requestParameters,
    Map<String, Object> responseElements,
    Optional<String> errorCode,
    Optional<String> errorMessage,
    Optional<String> requestId,
    String eventId,
    boolean readOnly,
    String eventType,
    Map<String, Object> additionalEventData) {

  /** The {@code eventType} of a call. */
  public static final String API_CALL = "AwsApiCall";

  /** The {@code eventType} of what Secrets Manager did by itself. */
  public static final String SERVICE_EVENT = "AwsServiceEvent";

  private static final String API_CALL_DELIVERED = "AWS API Call via CloudTrail";
  private static final String SERVICE_EVENT_DELIVERED = "AWS Service Event via CloudTrail";

  private static final String VERSION = "1.11";
  private static final String CALLER_ADDRESS = "127.0.0.1";
  private static final String USER_AGENT = "aws-sdk-java/2";

  public CloudTrailEvent {
    requestParameters = PlainValues.copy(requestParameters);
    responseElements = PlainValues.copy(responseElements);
    additionalEventData = PlainValues.copy(additionalEventData);
  }

  /** Returns {@code secretsmanager.amazonaws.com}. */
  public String eventSource() {
    return UserIdentity.SERVICE;
  }

  /** Returns whether Secrets Manager did this by itself, without a call. */
  public boolean isServiceEvent() {
    return eventType.equals(SERVICE_EVENT);
  }

  /** Returns the record as JSON, as CloudTrail delivers it. */
  public String toJson() {
    return Json.write(toMap());
  }

  /** Returns the JSON file in which CloudTrail delivers records. */
  public static String toJson(Iterable<CloudTrailEvent> events) {
    StringBuilder records = new StringBuilder("{\"Records\":[");
    String separator = "";
    for (CloudTrailEvent event : events) {
      records.append(separator).append(event.toJson());
      separator = ",";
    }
    return records.append("]}").toString();
  }

  /**
   * Returns the event as JSON, as EventBridge delivers it: with this record as its {@code detail}.
   *
   * <p>It is what a rule's target gets, such as a Lambda function. The {@code id} is the delivery's
   * own and the same each time. At AWS a rule gets events of calls that only read if it asks for
   * them.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/monitoring-eventbridge.html">Match
   *     Secrets Manager events with EventBridge</a>
   */
  public String toEventBridgeJson() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("version", "0");
    members.put("id", UUID.nameUUIDFromBytes(eventId.getBytes(UTF_8)).toString());
    members.put("detail-type", isServiceEvent() ? SERVICE_EVENT_DELIVERED : API_CALL_DELIVERED);
    members.put("source", "aws.secretsmanager");
    members.put("account", recipientAccountId);
    members.put("time", timeInSeconds());
    members.put("region", awsRegion);
    members.put("resources", List.of());
    members.put("detail", toMap());
    return Json.write(members);
  }

  private String timeInSeconds() {
    return eventTime.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("eventVersion", VERSION);
    members.put("userIdentity", userIdentity.toMap());
    members.put("eventTime", timeInSeconds());
    members.put("eventSource", eventSource());
    members.put("eventName", eventName);
    members.put("awsRegion", awsRegion);
    members.put("sourceIPAddress", isServiceEvent() ? eventSource() : CALLER_ADDRESS);
    members.put("userAgent", isServiceEvent() ? eventSource() : USER_AGENT);
    errorCode.ifPresent(code -> members.put("errorCode", code));
    errorMessage.ifPresent(message -> members.put("errorMessage", message));
    members.put("requestParameters", nullIfEmpty(requestParameters));
    members.put("responseElements", nullIfEmpty(responseElements));
    if (!additionalEventData.isEmpty()) {
      members.put("additionalEventData", additionalEventData);
    }
    requestId.ifPresent(id -> members.put("requestID", id));
    members.put("eventID", eventId);
    members.put("readOnly", readOnly);
    members.put("eventType", eventType);
    members.put("managementEvent", true);
    members.put("recipientAccountId", recipientAccountId);
    members.put("eventCategory", "Management");
    if (!isServiceEvent()) {
      members.put("tlsDetails", tlsDetails());
    }
    return members;
  }

  private Map<String, Object> tlsDetails() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("tlsVersion", "TLSv1.3");
    details.put("cipherSuite", "TLS_AES_128_GCM_SHA256");
    details.put(
        "clientProvidedHostHeader",
        "secretsmanager."
            + awsRegion
            + (awsRegion.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com"));
    return details;
  }

  private static @Nullable Object nullIfEmpty(Map<String, Object> elements) {
    return elements.isEmpty() ? null : elements;
  }

  /** Shows name, Region, caller and outcome; never a parameter, which may hold anything. */
  @Override
  public String toString() {
    return eventName
        + " in "
        + awsRegion
        + " by "
        + userIdentity.arn()
        + errorCode.map(code -> ": " + code).orElse("");
  }
}
