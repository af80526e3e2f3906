package dev.twoticks.local.workflow;

import dev.twoticks.local.workflow.Turn.Refused;
import dev.twoticks.local.workflow.Turn.Returns;
import dev.twoticks.local.workflow.Turn.Silent;
import dev.twoticks.local.workflow.Turn.Succeeds;
import dev.twoticks.local.workflow.Turn.Throws;
import java.util.List;

/// A scenario of the shipped state machine that any interpreter can play in real time.
///
/// @param first the plan's first channel
/// @param turns one for each call of a function, in order
record DeliveryScenario(String name, String first, List<Turn> turns) {

    private static final String BROKEN = "dev.twoticks.function.TaskFailedException";
    private static final Turn FAILED = new Returns("{\"outcome\":\"failed\"}");

    /// The waits are one second.
    String input(String ref) {
        return "{\"ref\":\"" + ref + "\",\"round\":1,\"plan\":{\"country\":\"NG\",\"first\":\"" + first
                + "\",\"whatsapp_wait_seconds\":1,\"sms_wait_seconds\":1,\"sms_leg\":2}}";
    }

    static List<DeliveryScenario> all() {
        return List.of(
                whatsapp("delivered", new Succeeds("delivered")),
                whatsapp("approved while it waits", new Succeeds("approved")),
                whatsapp("refused, then delivered by SMS", new Refused("NextDelivery"), new Succeeds("delivered")),
                whatsapp("silent, then delivered by SMS", new Silent(), new Succeeds("delivered")),
                whatsapp("silent on both", new Silent(), new Silent()),
                whatsapp("undeliverable", new Refused("Undeliverable"), FAILED),
                whatsapp("both refused", new Refused("NextDelivery"), new Refused("Undeliverable"), FAILED),
                whatsapp("broken once, then delivered", new Throws(BROKEN), new Succeeds("delivered")),
                whatsapp(
                        "broken three times, then delivered by SMS",
                        new Throws(BROKEN),
                        new Throws(BROKEN),
                        new Throws(BROKEN),
                        new Succeeds("delivered")),
                whatsapp("out of time once, then delivered", new Throws("Sandbox.Timedout"), new Succeeds("delivered")),
                whatsapp("crashed", new Throws("java.lang.OutOfMemoryError"), new Succeeds("delivered")),
                sms("SMS first, delivered", new Succeeds("delivered")),
                sms("SMS first, silent", new Silent()),
                sms("SMS refused, but not to be given up", new Refused("NextDelivery"), notNeeded()),
                sms("giving up breaks once", new Refused("Undeliverable"), new Throws(BROKEN), FAILED),
                sms("giving up answers what nobody knows", new Refused("Undeliverable"), perhaps()),
                new DeliveryScenario("an unknown plan", "pigeon", List.of()));
    }

    private static DeliveryScenario whatsapp(String name, Turn... turns) {
        return new DeliveryScenario(name, "whatsapp", List.of(turns));
    }

    private static DeliveryScenario sms(String name, Turn... turns) {
        return new DeliveryScenario(name, "sms", List.of(turns));
    }

    private static Turn notNeeded() {
        return new Returns("{\"outcome\":\"not_needed\"}");
    }

    private static Turn perhaps() {
        return new Returns("{\"outcome\":\"perhaps\"}");
    }

    @Override
    public String toString() {
        return name;
    }
}
