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
 * @param eventName the operation, such as {@code CreateSecret}, or the service event, such as
 *     {@code RotationSucceeded}
 * @param eventTime when it happened, by the fake's clock
 * @param awsRegion the Region of the call; for replication, the primary's
 * @param recipientAccountId the id of the fake's AWS account, 12 digits
 * @param userIdentity the caller, or Secrets Manager itself for a service event
 * @param requestParameters the parameters of the call by CloudTrail's names, such as {@code
 *     secretId}, with lists and maps inside; empty for a service event
 * @param responseElements the secret's {@code arn}; for ReplicateSecretToRegions and
 *     RemoveRegionsFromReplication also the {@code replicationStatus}; empty for a call that only
 *     reads, a refused call and a service event
 * @param errorCode why the call was refused, in CloudTrail's words; empty if it was not
 * @param errorMessage why the call was refused, or which step of a rotation has failed; empty if
 *     neither applies
 * @param requestId the id in the answer; {@code Rotation-<secret's ARN>-<version's id>} for a
 *     rotation; empty for other service events
 * @param eventId the id of the event, a UUID
 * @param readOnly whether the operation changes nothing
 * @param eventType {@link #API_CALL} or {@link #SERVICE_EVENT}
 * @param additionalEventData for a service event the {@code SecretId}, which is the ARN; empty for
 *     a call
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

  /** The {@code eventType} of an action that Secrets Manager took by itself. */
  public static final String SERVICE_EVENT = "AwsServiceEvent";

  private static final String API_CALL_DELIVERED = "AWS API Call via CloudTrail";
  private static final String SERVICE_EVENT_DELIVERED = "AWS Service Event via CloudTrail";

  private static final String VERSION = "1.11";
  private static final String CALLER_ADDRESS = "127.0.0.1";
  private static final String USER_AGENT = "aws-sdk-java/2";

  /**
   * Creates an event with copies of the maps, and of the lists and maps inside.
   *
   * @param eventName the operation or the service event
   * @param eventTime when it happened
   * @param awsRegion the Region of the call, or of the primary
   * @param recipientAccountId the id of the AWS account, 12 digits
   * @param userIdentity the caller
   * @param requestParameters the parameters of the call; empty for a service event
   * @param responseElements the recorded part of the answer; empty if none is recorded
   * @param errorCode why the call was refused; empty if it was not
   * @param errorMessage why the call was refused, or which step of a rotation has failed; empty if
   *     neither applies
   * @param requestId the id in the answer; empty if it has none
   * @param eventId the id of the event, a UUID
   * @param readOnly whether the operation changes nothing
   * @param eventType {@link #API_CALL} or {@link #SERVICE_EVENT}
   * @param additionalEventData the {@code SecretId} of a service event; empty for a call
   */
  public CloudTrailEvent {
    requestParameters = PlainValues.copy(requestParameters);
    responseElements = PlainValues.copy(responseElements);
    additionalEventData = PlainValues.copy(additionalEventData);
  }

  /** {@return {@code secretsmanager.amazonaws.com}} */
  public String eventSource() {
    return UserIdentity.SERVICE;
  }

  /** {@return whether Secrets Manager did this by itself, without a call} */
  public boolean isServiceEvent() {
    return eventType.equals(SERVICE_EVENT);
  }

  /** {@return the record as JSON, as CloudTrail delivers it} */
  public String toJson() {
    return Json.write(toMap());
  }

  /**
   * Returns the JSON file in which CloudTrail delivers records.
   *
   * @param events the events in the order of the file
   * @return the JSON, with the records under {@code Records}
   */
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
   * <p>The target of a rule, such as a Lambda function, receives this. The {@code id} is the
   * delivery's own and the same each time. At AWS, a rule must ask for events of calls that only
   * read.
   *
   * @return the JSON
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

  /**
   * {@return name, Region, caller and outcome} A parameter is never shown, as it may hold any text.
   */
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
