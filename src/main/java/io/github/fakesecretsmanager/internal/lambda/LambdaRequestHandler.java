package io.github.fakesecretsmanager.internal.lambda;

import io.github.fakesecretsmanager.internal.account.RotationHandler;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A handler of AWS Lambda's Java library as a rotation function.
 *
 * <p>The library is found through the handler's class, so this class does not need it on its class
 * path, and any version works. Thread-safe if the handler is.
 */
public final class LambdaRequestHandler implements RotationHandler {

  private final String lambdaArn;
  private final Object handler;
  private final HandlerType type;
  private final EventFactory events;

  /**
   * Makes a rotation function from a handler.
   *
   * @throws IllegalArgumentException if it is not a handler, or takes another type of event
   */
  public LambdaRequestHandler(String lambdaArn, Object handler) {
    this.lambdaArn = lambdaArn;
    this.handler = handler;
    this.type = HandlerType.of(handler.getClass());
    this.events = EventFactory.of(type.eventType());
  }

  @Override
  public void handle(Event event) throws Exception {
    Map<String, String> members = new LinkedHashMap<>();
    members.put(EventFactory.STEP, event.step().eventName());
    members.put(EventFactory.SECRET_ID, event.secret().toString());
    members.put(EventFactory.CLIENT_REQUEST_TOKEN, event.clientRequestToken());
    Object context = LambdaContext.of(type.contextType(), lambdaArn, event.clientRequestToken());
    try {
      type.handleRequest().invoke(handler, events.make(members), context);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw (Error) e.getCause();
    }
  }
}
