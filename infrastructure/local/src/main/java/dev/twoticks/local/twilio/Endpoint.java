package dev.twoticks.local.twilio;

import java.util.function.Function;

/// One of the simulator's own routes.
///
/// @param method GET or POST
/// @param path exact
/// @param words what it does, for the page at the root; parameters are named in it
record Endpoint(String method, String path, String words, Function<Request, Reply.Answer> answer) {}
