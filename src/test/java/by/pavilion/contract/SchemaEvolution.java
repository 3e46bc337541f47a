package by.pavilion.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Whether a schema and the next one of the same version get along, and that both ways: who knows the old one reads new events,
 * and who knows the new one reads old events, because the log keeps them and sends them again. So what we publish may grow by
 * properties that need not be there and by values of lists that are marked to grow. Whatever else says what an event may hold
 * stays as it is; words for people may change.
 */
final class SchemaEvolution {
    /** What explains and forbids nothing. */
    private static final Set<String> WORDS = Set.of(
            "$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated", "definitions");

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
        Set<String> keywords = new TreeSet<>();
        old.fieldNames().forEachRemaining(keywords::add);
        now.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(WORDS);
        for (String keyword : keywords) {
            compare(where, keyword, old.path(keyword), now.path(keyword));
        }
    }

    private void compare(String where, String keyword, JsonNode old, JsonNode now) {
        switch (keyword) {
            case "properties" -> compareProperties(where, old, now);
            case "required" -> compareRequired(where, texts(old), texts(now));
            case "x-extensible-enum" -> compareGrowing(where, old, now);
            case "items", "additionalProperties" -> {
                if (old.isObject() && now.isObject()) {
                    compare(where + "[]", old, now);
                } else {
                    expectSame(where, keyword, old, now);
                }
            }
            case "type", "enum" -> {
                if (!texts(old).equals(texts(now))) {
                    expectSame(where, keyword, old, now);
                }
            }
            default -> expectSame(where, keyword, old, now);
        }
    }

    private void expectSame(String where, String keyword, JsonNode old, JsonNode now) {
        if (!old.equals(now)) {
            breaks.add("%s: its %s was %s, is %s".formatted(where, keyword, shown(old), shown(now)));
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "not said" : node.toString();
    }

    private void compareRequired(String where, Set<String> old, Set<String> now) {
        for (String name : old) {
            if (!now.contains(name)) {
                breaks.add(where + "." + name + ": was always there");
            }
        }
        for (String name : now) {
            if (!old.contains(name)) {
                breaks.add(where + "." + name + ": older events need not have it");
            }
        }
    }

    /** A list that is marked to grow may also be new: its marks forbid nothing. */
    private void compareGrowing(String where, JsonNode old, JsonNode now) {
        Set<String> gone = texts(old);
        gone.removeAll(texts(now));
        if (!gone.isEmpty()) {
            breaks.add(where + ": older events hold values that are not in its list any more: " + gone);
        }
    }

    private void compareProperties(String where, JsonNode old, JsonNode now) {
        for (Map.Entry<String, JsonNode> property : old.properties()) {
            JsonNode present = now.path(property.getKey());
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
