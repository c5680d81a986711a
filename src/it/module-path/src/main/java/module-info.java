open module example {
  requires io.github.fakesecretsmanager;
  requires software.amazon.awssdk.services.secretsmanager;
  requires org.assertj.core;
  requires org.junit.jupiter.api;
}
