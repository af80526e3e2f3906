package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.config.Service;
import dev.twoticks.verification.ReceiptResult;
import dev.twoticks.verification.RecordReceipt;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.ReceiptReader;
import dev.twoticks.verification.delivery.ReceiptReader.Reading;
import java.util.Map;

/// `POST /twilio/status`: the provider's status callback. A forgery is answered before anything is read from
/// the table, and a body that cannot be read is one: the provider sends none, and a stranger learns no rule
/// from the answer. Breakage is answered with a 5xx, so that the provider repeats the callback.
public final class RecordReceiptHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final ReceiptReader reader;
    private final RecordReceipt receipts;
    private final HttpAnswers answers;

    public RecordReceiptHandler() {
        this(Service.fromEnvironment());
    }

    public RecordReceiptHandler(Service service) {
        this(service.receiptReader(), service.recordReceipt(), new HttpAnswers(service.clock(), service.events()));
    }

    RecordReceiptHandler(ReceiptReader reader, RecordReceipt receipts, HttpAnswers answers) {
        this.reader = reader;
        this.receipts = receipts;
        this.answers = answers;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return answers.answer(() -> {
            String body;
            try {
                body = RequestBody.text(event);
            } catch (MalformedRequestException _) {
                return answers.forged();
            }
            Map<String, String> query = event.getQueryStringParameters();
            Reading reading =
                    reader.read(query == null ? Map.of() : query, body, Requests.header(event, "x-twilio-signature"));
            return switch (reading) {
                case Reading.Genuine(Receipt receipt) -> answer(receipts.record(receipt));
                case Reading.Ignored _ -> answers.empty(204);
                case Reading.Forged _ -> answers.forged();
            };
        });
    }

    private APIGatewayV2HTTPResponse answer(ReceiptResult result) {
        return switch (result) {
            case ReceiptResult.Recorded _, ReceiptResult.Known _, ReceiptResult.Foreign _ -> answers.empty(204);
        };
    }
}
