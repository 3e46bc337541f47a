package by.pavilion.shared.rest;

import by.pavilion.shared.FieldError;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds every field of a body that does not fit: reads it, takes out what Jackson stumbled over, and reads again until
 * nothing is left to stumble over; then the rest is checked as if it were all.
 */
public final class Misfits {
    private static final int MOST = 50;
    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, long.class, Integer.class, Long.class, BigInteger.class, short.class, Short.class);

    private final ObjectReader reader;
    private final Function<Object, List<FieldError>> check;
    private final Map<String, FieldError> errors = new LinkedHashMap<>();

    /** @param check what else is wrong with what fits */
    public Misfits(ObjectReader reader, Function<Object, List<FieldError>> check) {
        this.reader = reader;
        this.check = check;
    }

    /** @param body what does not fit is taken out of it */
    public List<FieldError> in(JsonNode body) throws IOException {
        Object read = null;
        boolean stumbled = true;
        while (stumbled && errors.size() < MOST) {
            try {
                read = reader.readValue(reader.treeAsTokens(body));
                stumbled = false;
            } catch (InvalidDefinitionException e) {
                throw new IllegalStateException("cannot read bodies of " + reader.getValueType(), e);
            } catch (DatabindException e) {
                stumbled = noted(e, body);
                if (!stumbled) {
                    read = null;
                }
            }
        }
        if (read != null) {
            check.apply(read).stream()
                    .filter(error -> !isToldAbout(error.pointer()))
                    .forEach(error -> errors.putIfAbsent(error.pointer(), error));
        }
        return List.copyOf(errors.values());
    }

    /** Notes the field and takes it out. False when it cannot be taken out, so that reading again would be no use. */
    private boolean noted(DatabindException stumble, JsonNode body) {
        String pointer = pointer(stumble);
        boolean known = errors.containsKey(pointer);
        boolean consequence = stumble instanceof ValueInstantiationException
                && errors.keySet().stream().anyMatch(below(pointer)::isAbove);
        if (!known && !consequence) {
            errors.put(pointer, error(pointer, stumble, body.at(pointer)));
        }
        return !known && !pointer.isEmpty() && remove(body, JsonPointer.compile(pointer));
    }

    private record Below(String pointer) {
        boolean isAbove(String other) {
            return other.startsWith(pointer + "/");
        }
    }

    private static Below below(String pointer) {
        return new Below(pointer);
    }

    /** Whether the field, something inside it or something around it has been noted. */
    private boolean isToldAbout(String pointer) {
        return errors.keySet().stream()
                .anyMatch(told ->
                        told.equals(pointer) || told.startsWith(pointer + "/") || pointer.startsWith(told + "/"));
    }

    private static boolean remove(JsonNode body, JsonPointer place) {
        JsonNode parent = body.at(place.head());
        if (parent instanceof ObjectNode object) {
            return object.remove(place.last().getMatchingProperty()) != null;
        }
        if (parent instanceof ArrayNode array && array.has(place.last().getMatchingIndex())) {
            boolean wasNull = array.get(place.last().getMatchingIndex()).isNull();
            array.setNull(place.last().getMatchingIndex());
            return !wasNull;
        }
        return false;
    }

    private static String pointer(DatabindException stumble) {
        return stumble instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                "/" + (step.getFieldName() == null ? step.getIndex() : escaped(step.getFieldName())))
                        .collect(Collectors.joining())
                : "";
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    private static FieldError error(String pointer, DatabindException stumble, JsonNode value) {
        if (stumble instanceof UnrecognizedPropertyException) {
            return FieldError.of(pointer, "unknown-field");
        }
        if (value.isMissingNode() || value.isNull()) {
            return FieldError.of(pointer, "required");
        }
        Class<?> target = stumble instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (target != null && target.isEnum() && value.isTextual()) {
            return new FieldError(pointer, "unknown-value", Map.of("allowed", constants(target)));
        }
        if (target == null || stumble instanceof ValueInstantiationException) {
            return FieldError.of(pointer, "malformed");
        }
        String expected = expected(target);
        return expected.equals(kind(value))
                ? FieldError.of(pointer, "malformed")
                : new FieldError(pointer, "wrong-type", Map.of("expected", expected));
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> target) {
        if (WHOLE.contains(target)) {
            return "integer";
        }
        if (Number.class.isAssignableFrom(target) || BigDecimal.class.equals(target)) {
            return "number";
        }
        if (target.equals(boolean.class) || target.equals(Boolean.class)) {
            return "boolean";
        }
        if (target.isArray() || Collection.class.isAssignableFrom(target)) {
            return "array";
        }
        boolean text = CharSequence.class.isAssignableFrom(target)
                || Temporal.class.isAssignableFrom(target)
                || target.isEnum()
                || target.equals(Currency.class)
                || isWrittenAsText(target);
        return text ? "string" : "object";
    }

    /** Typed ids and codes: they are made from a text by {@code fromString}. */
    private static boolean isWrittenAsText(Class<?> target) {
        return Arrays.stream(target.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("fromString") && method.getParameterCount() == 1);
    }

    private static @Nullable String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case BINARY, MISSING, NULL, POJO -> null;
        };
    }
}
