package dev.twoticks.local.secrets;

import dev.twoticks.local.lambda.Invocation;
import dev.twoticks.local.lambda.LocalFunctions;
import java.util.List;

/// Calls the key-making function as Secrets Manager does, when a deployment attaches it and whenever a secret is due:
/// four steps a secret.
public final class Rotation {

    private static final List<String> STEPS = List.of("createSecret", "setSecret", "testSecret", "finishSecret");

    private final SecretsManagerEndpoint secrets;
    private final LocalFunctions functions;

    public Rotation(SecretsManagerEndpoint secrets, LocalFunctions functions) {
        this.secrets = secrets;
        this.functions = functions;
    }

    /// Makes one secret's keys, or rotates them if it has some.
    ///
    /// @param function the function that makes them
    /// @throws IllegalStateException if a step fails
    public void run(String secretArn, String function) {
        String version = secrets.beginRotation(secretArn);
        for (String step : STEPS) {
            String event = "{\"SecretId\":\"" + secretArn + "\",\"ClientRequestToken\":\"" + version + "\",\"Step\":\""
                    + step + "\"}";
            if (functions.invoke(function, event) instanceof Invocation.Failed failed) {
                throw new IllegalStateException(
                        "making keys: " + step + " of " + secretArn + ": " + failed.errorType());
            }
        }
    }
}
