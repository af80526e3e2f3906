package dev.twoticks.local.template;

import java.util.Map;
import java.util.stream.Stream;

/// A template with everything that contracts ask of it.
///
/// @param file as written
/// @param resources resolved, with an alarm topic and a number of locks that its owner chose
/// @param quiet resolved with the defaults
/// @param service as local mode reads it
record Deployed(TemplateFile file, ResolvedResources resources, ResolvedResources quiet, ServiceTemplate service) {

    static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:alarms";
    static final String LOCKS = "7";

    static Deployed of(TemplateFile file) {
        Deployment deployment = Deployment.local("eu-west-1", Map.of("AlarmTopicArn", TOPIC, "LocksPerHour", LOCKS));
        return new Deployed(
                file,
                file.resolvedResources(deployment),
                file.resolvedResources(Deployment.local("eu-west-1", Map.of())),
                file.resolve(deployment));
    }

    Stream<Properties> ofType(String type) {
        return resources.ofType(type);
    }

    /// The function's ARN as the template's references to it come out.
    String arn(String function) {
        return service.function(function).arn();
    }
}
