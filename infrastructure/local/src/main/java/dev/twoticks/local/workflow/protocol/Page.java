package dev.twoticks.local.workflow.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.workflow.language.Json;
import java.util.List;
import java.util.function.Function;

/// A part of a long answer; `nextToken` is where the next part begins.
record Page<T>(List<T> all, int from, int to) {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    static <T> Page<T> of(List<T> all, Request request) {
        int size = request.number("maxResults", 0, MOST, 0);
        int from = start(request, all.size());
        return new Page<>(all, from, Math.min(all.size(), from + (size == 0 ? USUAL : size)));
    }

    ObjectNode answer(String field, Function<T, ObjectNode> element) {
        ObjectNode answer = Json.object();
        ArrayNode elements = answer.putArray(field);
        all.subList(from, to).forEach(one -> elements.add(element.apply(one)));
        return to < all.size() ? answer.put("nextToken", String.valueOf(to)) : answer;
    }

    private static int start(Request request, int size) {
        try {
            int start = Integer.parseInt(request.text("nextToken", "0"));
            if (start >= 0 && start <= size) {
                return start;
            }
        } catch (NumberFormatException _) {
            // refused below, like a number that leads nowhere
        }
        throw Request.invalid("'nextToken' is not one of this list");
    }
}
