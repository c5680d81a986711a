package io.github.fakesecretsmanager.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.internal.operation.ApiModel;
import io.github.fakesecretsmanager.internal.operation.Operations;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The catalogue of calls lacks no operation and no member. */
class CallsTest {

  @Test
  void every_operation_has_a_call() {
    assertThat(Calls.all().stream().map(Calls.Call::operation))
        .containsExactlyElementsOf(
            Operations.simulated().stream().map(operation -> operation.name()).sorted().toList());
  }

  @TestFactory
  Stream<DynamicTest> the_json_of_a_call_names_every_member_of_the_request() {
    ApiModel model = ApiModel.load();
    return Calls.all().stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.operation(),
                    () ->
                        assertThat(((Map<?, ?>) Json.parse(call.json())).keySet())
                            .isEqualTo(model.requestMembers(call.operation()))));
  }
}
