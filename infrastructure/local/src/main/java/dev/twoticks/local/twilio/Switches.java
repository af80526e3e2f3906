package dev.twoticks.local.twilio;

import dev.twoticks.local.twilio.scenario.Channel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What can be turned on and off while the simulator runs.
final class Switches {

    private final Set<Channel> outages = ConcurrentHashMap.newKeySet();
    private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
    private volatile boolean credentialsRefused;
    private volatile SigningKey signing = SigningKey.PRIMARY;

    boolean credentialsRefused() {
        return credentialsRefused;
    }

    void refuseCredentials(boolean refused) {
        credentialsRefused = refused;
    }

    SigningKey signing() {
        return signing;
    }

    void signWith(SigningKey key) {
        signing = key;
    }

    /// Channels whose messages answer 503.
    Set<Channel> outages() {
        return outages;
    }

    void outage(Channel channel, boolean down) {
        set(outages, channel, down);
    }

    /// Numbers that sent STOP to the SMS senders.
    Set<String> optedOut() {
        return optedOut;
    }

    void optOut(String number, boolean out) {
        set(optedOut, number, out);
    }

    private static <T> void set(Set<T> set, T member, boolean on) {
        if (on) {
            set.add(member);
        } else {
            set.remove(member);
        }
    }
}
