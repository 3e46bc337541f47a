package by.pavilion.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Whether readers of a schema can go on with the next one. What we publish may grow: new properties, new values of lists that are
 * marked to grow, something that is always there from now on. It must not lose or change what readers rely on.
 */
final class SchemaEvolution {
    private final UnaryOperator<JsonNode> before;
    private final UnaryOperator<JsonNode> after;
    private final List<String> breaks = new ArrayList<>();

    private SchemaEvolution(UnaryOperator<JsonNode> before, UnaryOperator<JsonNode> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * What breaks, one sentence each.
     *
     * @param before finds what a reference in the old schema points to
     * @param after the same for the new one
     */
    static List<String> breaks(
            String where, JsonNode old, JsonNode now, UnaryOperator<JsonNode> before, UnaryOperator<JsonNode> after) {
        SchemaEvolution evolution = new SchemaEvolution(before, after);
        evolution.compare(where, old, now);
        return evolution.breaks;
    }

    private void compare(String where, JsonNode oldReference, JsonNode newReference) {
        JsonNode old = SchemaComparison.flat(oldReference, before);
        JsonNode now = SchemaComparison.flat(newReference, after);
        if (!texts(old.path("type")).containsAll(texts(now.path("type")))) {
            breaks.add(where + ": was " + old.path("type") + ", is " + now.path("type"));
        }
        if (old.has("format") && !old.path("format").equals(now.path("format"))) {
            breaks.add(where + ": its format was " + old.path("format") + ", is " + now.path("format"));
        }
        compareValues(where, old, now);
        compareProperties(where, old, now);
        if (old.has("items")) {
            compare(where + "[]", old.path("items"), now.path("items"));
        }
    }

    private void compareValues(String where, JsonNode old, JsonNode now) {
        if (!old.has("enum")) {
            return;
        }
        Set<String> added = texts(now.path("enum"));
        added.removeAll(texts(old.path("enum")));
        if (!now.has("enum") || !added.isEmpty()) {
            breaks.add(where + ": the list of its values was closed, and now there are " + added);
        }
    }

    private void compareProperties(String where, JsonNode old, JsonNode now) {
        Set<String> always = texts(now.path("required"));
        for (String name : texts(old.path("required"))) {
            if (!always.contains(name)) {
                breaks.add(where + "." + name + ": was always there");
            }
        }
        for (Map.Entry<String, JsonNode> property : old.path("properties").properties()) {
            JsonNode present = now.path("properties").path(property.getKey());
            if (present.isMissingNode()) {
                breaks.add(where + "." + property.getKey() + ": is gone");
            } else {
                compare(where + "." + property.getKey(), property.getValue(), present);
            }
        }
    }

    private static Set<String> texts(JsonNode one) {
        Set<String> texts = new TreeSet<>();
        if (one.isTextual()) {
            texts.add(one.asText());
        }
        one.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
