package by.pavilion.contract;

import by.pavilion.shared.Money;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a Java type that crosses the wire against the schema that describes it: names of properties, their types, which of
 * them are always there, values of enums, limits.
 */
final class SchemaComparison {
    /** Who must obey: callers, whose fields are needed when they are marked so, or we, whose fields are there unless optional. */
    enum Side {
        TAKEN,
        GIVEN
    }

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class, short.class);
    private static final Set<Class<?>> BOOLEAN = Set.of(boolean.class, Boolean.class);

    private final UnaryOperator<JsonNode> resolve;
    private final Side side;
    private final List<String> differences = new ArrayList<>();
    private final Set<String> open = new TreeSet<>();

    private SchemaComparison(UnaryOperator<JsonNode> resolve, Side side) {
        this.resolve = resolve;
        this.side = side;
    }

    /**
     * What differs, one sentence each; empty when they agree.
     *
     * @param resolve finds what a reference in the schema points to
     */
    static List<String> between(String where, Type type, JsonNode schema, UnaryOperator<JsonNode> resolve, Side side) {
        SchemaComparison comparison = new SchemaComparison(resolve, side);
        comparison.compare(where, JSON.constructType(type), schema);
        return comparison.differences;
    }

    private void compare(String where, JavaType type, JsonNode reference) {
        JsonNode schema = flat(reference, resolve);
        Class<?> raw = type.getRawClass();
        if (type.isReferenceType()) {
            compare(where, type.getReferencedType(), schema);
        } else if (raw == Object.class || JsonNode.class.isAssignableFrom(raw)) {
            expectType(where, schema, "object");
        } else if (type.isMapLikeType()) {
            expectType(where, schema, "object");
            for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
                compare(where + "." + entry.getKey(), type.getContentType(), entry.getValue());
            }
        } else if (type.isCollectionLikeType() || type.isArrayType()) {
            expectType(where, schema, "array");
            compare(where + "[]", type.getContentType(), schema.path("items"));
        } else if (WHOLE.contains(raw)) {
            expectType(where, schema, "integer");
        } else if (BOOLEAN.contains(raw)) {
            expectType(where, schema, "boolean");
        } else if (raw == BigDecimal.class) {
            expectType(where, schema, "number");
        } else if (raw == Instant.class || raw == OffsetDateTime.class) {
            expectType(where, schema, "string");
            expect(where, "format", schema.path("format").asText(), "date-time");
        } else if (raw == LocalDate.class) {
            expectType(where, schema, "string");
            expect(where, "format", schema.path("format").asText(), "date");
        } else if (type.isEnumType()) {
            expectType(where, schema, "string");
            expect(
                    where,
                    "values",
                    texts(schema.path(schema.has("enum") ? "enum" : "x-extensible-enum")),
                    constants(raw));
        } else if (isText(raw)) {
            expectType(where, schema, "string");
        } else if (raw == Money.class) {
            expectType(where, schema, "object");
            expect(where, "properties", names(schema), new TreeSet<>(Set.of("amount", "currency")));
        } else if (open.add(raw.getName())) {
            compareObject(where, type, schema);
            open.remove(raw.getName());
        }
    }

    private void compareObject(String where, JavaType type, JsonNode schema) {
        expectType(where, schema, "object");
        Set<String> inCode = new TreeSet<>(ignored(type));
        Set<String> required = texts(schema.path("required"));
        for (BeanPropertyDefinition property : properties(type)) {
            String place = where + "." + property.getName();
            inCode.add(property.getName());
            JsonNode propertySchema = schema.path("properties").path(property.getName());
            if (propertySchema.isMissingNode()) {
                continue; // told below, together with the others
            }
            compareNeed(place, required.contains(property.getName()), isNeeded(property));
            compareLimits(place, property, flat(propertySchema, resolve));
            compare(place, property.getPrimaryType(), propertySchema);
        }
        expect(where, "properties", names(schema), inCode);
        if (side == Side.TAKEN) {
            expect(where, "ignored properties", readOnly(schema), new TreeSet<>(ignored(type)));
        }
    }

    /** A use case may want more of a request than its record says, but never less. */
    private void compareNeed(String place, boolean required, boolean needed) {
        if (side == Side.GIVEN || needed) {
            expect(place, "required", required, needed);
        }
    }

    /** What a request may carry because answers do: it is read-only in the contract. */
    private Set<String> ignored(JavaType type) {
        JsonIgnoreProperties ignored = type.getRawClass().getAnnotation(JsonIgnoreProperties.class);
        return side == Side.TAKEN && ignored != null ? Set.of(ignored.value()) : Set.of();
    }

    private static Set<String> readOnly(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (property.getValue().path("readOnly").asBoolean()) {
                names.add(property.getKey());
            }
        }
        return names;
    }

    /** The schema that a reference points to, with the parts of an {@code allOf}, and what stands beside it, put together. */
    static JsonNode flat(JsonNode reference, UnaryOperator<JsonNode> resolve) {
        JsonNode schema = resolve.apply(reference);
        if (!schema.has("allOf")) {
            return schema;
        }
        ObjectNode whole = JSON.createObjectNode();
        List<JsonNode> parts = new ArrayList<>();
        schema.path("allOf").forEach(parts::add);
        parts.add(((ObjectNode) schema.deepCopy()).without("allOf"));
        for (JsonNode part : parts) {
            ObjectNode member = (ObjectNode) flat(part, resolve);
            ObjectNode properties = whole.withObjectProperty("properties");
            ArrayNode required = whole.withArrayProperty("required");
            member.properties().forEach(entry -> {
                switch (entry.getKey()) {
                    case "properties" -> properties.setAll((ObjectNode) entry.getValue());
                    case "required" -> required.addAll((ArrayNode) entry.getValue());
                    default -> whole.set(entry.getKey(), entry.getValue());
                }
            });
        }
        return whole;
    }

    /** The properties on the wire; those of an unwrapped component stand for it. */
    private List<BeanPropertyDefinition> properties(JavaType type) {
        List<BeanPropertyDefinition> properties = side == Side.TAKEN
                ? JSON.getDeserializationConfig().introspect(type).findProperties()
                : JSON.getSerializationConfig().introspect(type).findProperties();
        return properties.stream()
                .flatMap(property -> annotation(property, JsonUnwrapped.class).isPresent()
                        ? properties(property.getPrimaryType()).stream()
                        : Stream.of(property))
                .toList();
    }

    private boolean isNeeded(BeanPropertyDefinition property) {
        if (side == Side.TAKEN) {
            return property.getRawPrimaryType().isPrimitive()
                    || Stream.of(NotNull.class, NotBlank.class, NotEmpty.class)
                            .anyMatch(marker -> annotation(property, marker).isPresent());
        }
        Optional<Field> field = field(property);
        boolean nullable = field.isPresent() && field.get().getAnnotatedType().isAnnotationPresent(Nullable.class);
        return !nullable && property.getRawPrimaryType() != Optional.class;
    }

    private void compareLimits(String place, BeanPropertyDefinition property, JsonNode schema) {
        boolean list = schema.path("type").asText().equals("array");
        annotation(property, Size.class).ifPresent(size -> {
            if (size.max() != Integer.MAX_VALUE) {
                String limit = list ? "maxItems" : "maxLength";
                expect(place, limit, schema.path(limit).asInt(-1), size.max());
            }
            if (size.min() > 0) {
                String limit = list ? "minItems" : "minLength";
                expect(place, limit, schema.path(limit).asInt(0), size.min());
            }
        });
        annotation(property, Min.class)
                .ifPresent(
                        min -> expect(place, "minimum", schema.path("minimum").asLong(), min.value()));
        annotation(property, Max.class)
                .ifPresent(
                        max -> expect(place, "maximum", schema.path("maximum").asLong(), max.value()));
        annotation(property, Pattern.class).ifPresent(pattern -> comparePattern(place, schema, bare(pattern.regexp())));
    }

    /** Words to choose from are a list of values in the contract. */
    private void comparePattern(String place, JsonNode schema, String pattern) {
        if (schema.has("enum")) {
            expect(place, "values", texts(schema.path("enum")), new TreeSet<>(List.of(pattern.split("\\|", -1))));
        } else {
            expect(place, "pattern", schema.path("pattern").asText(), "^" + pattern + "$");
        }
    }

    private static String bare(String regexp) {
        return regexp.replaceFirst("^\\^", "").replaceFirst("\\$$", "");
    }

    private static <A extends Annotation> Optional<A> annotation(BeanPropertyDefinition property, Class<A> kind) {
        return field(property).map(field -> field.getAnnotation(kind));
    }

    private static Optional<Field> field(BeanPropertyDefinition property) {
        return Optional.ofNullable(property.getPrimaryMember())
                .flatMap(member -> Arrays.stream(member.getDeclaringClass().getDeclaredFields())
                        .filter(field -> field.getName().equals(property.getInternalName()))
                        .findFirst());
    }

    private static boolean isText(Class<?> raw) {
        return CharSequence.class.isAssignableFrom(raw)
                || raw.getName().startsWith("java.")
                || Arrays.stream(raw.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> values = new TreeSet<>();
        for (Object constant : type.getEnumConstants()) {
            values.add(JSON.valueToTree(constant).asText());
        }
        return values;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Set<String> names(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            names.add(property.getKey());
        }
        return Collections.unmodifiableSet(names);
    }

    private void expectType(String where, JsonNode schema, String type) {
        expect(where, "type", schema.path("type").asText(), type);
    }

    private void expect(String where, String what, Object inContract, Object inCode) {
        if (!inContract.equals(inCode)) {
            differences.add(where + ": " + what + " is " + inContract + " in the contract, " + inCode + " in the code");
        }
    }
}
