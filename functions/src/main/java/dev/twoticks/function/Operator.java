package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.IAM;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who an operator is.
final class Operator {

    /// In local mode nobody signs.
    private static final String UNKNOWN = "unknown";

    private static final Pattern ARN = Pattern.compile("arn:[\\w+=,.@/:-]{1,2000}");

    private Operator() {}

    /// The ARN of the identity that signed the request, as API Gateway has verified it.
    static String of(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(RequestContext::getAuthorizer)
                .map(Authorizer::getIam)
                .map(IAM::getUserArn)
                .filter(it -> ARN.matcher(it).matches())
                .orElse(UNKNOWN);
    }
}
