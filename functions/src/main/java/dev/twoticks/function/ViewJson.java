package dev.twoticks.function;

import dev.twoticks.verification.VerificationView;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.delivery.Channel;
import java.util.LinkedHashMap;
import java.util.Map;

/// A verification as clients read it.
final class ViewJson {

    private ViewJson() {}

    static Map<String, Object> of(VerificationView view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", view.status().wire());
        json.put("phone_number", view.phoneNumber());
        json.put("code_length", Code.LENGTH);
        json.put("expires_at", view.expiresAt().toString());
        json.put("channels", view.channels().stream().map(Channel::wire).toList());
        json.put(
                "next_delivery_at",
                view.nextDeliveryAt() == null ? null : view.nextDeliveryAt().toString());
        json.put("deliveries_left", view.deliveriesLeft());
        json.put("checks_left", view.checksLeft());
        return json;
    }
}
