package dev.twoticks.verification;

import dev.twoticks.verification.limit.RequestWindows;

final class InMemoryRequestWindowsTest extends RequestWindowsContract {

    private final RequestWindows windows = new InMemoryRequestWindows();

    @Override
    protected RequestWindows windows() {
        return windows;
    }
}
