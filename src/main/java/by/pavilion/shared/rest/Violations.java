package by.pavilion.shared.rest;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Jakarta Validation found as field errors. A constraint's message that looks like a reason code
 * ({@code @Pattern(…, message = "sku-form")}) is one; otherwise the constraint names the reason.
 */
final class Violations {
    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private Violations() {}

    /**
     * What is wrong with a request: 422 for its body, 400 for a parameter, 404 for a part of the path.
     *
     * @param checks what else is wrong with a body
     */
    static Problem problem(
            Collection<? extends ConstraintViolation<?>> violations, Function<Object, List<FieldError>> checks) {
        List<FieldError> body = new ArrayList<>();
        List<FieldError> parameters = new ArrayList<>();
        Map<Integer, AnnotatedElement> known = new HashMap<>();
        for (ConstraintViolation<?> violation : violations) {
            Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
            Path.MethodNode called = nodes.next().as(Path.MethodNode.class);
            Path.Node argument = nodes.next();
            if (argument.getKind() != ElementKind.PARAMETER) {
                throw new IllegalStateException("our own answer breaks its contract: " + violation);
            }
            Path.ParameterNode place = argument.as(Path.ParameterNode.class);
            AnnotatedElement parameter =
                    known.computeIfAbsent(place.getParameterIndex(), index -> parameter(violation, called, place));
            if (parameter.isAnnotationPresent(PathParam.class)) {
                return RestProblems.notFound();
            }
            Optional<String> name = parameter.isAnnotationPresent(BeanParam.class)
                    ? nameOfField(violation, nodes.next())
                    : nameOf(parameter);
            if (name.isPresent()) {
                parameters.add(error(name.get(), violation));
            } else {
                body.add(error(pointer(nodes), violation));
            }
        }
        return parameters.isEmpty()
                ? all(RestProblems.VALIDATION.problem(), withMore(body, violations, checks))
                : all(RestProblems.INVALID_PARAMETER.problem(), parameters);
    }

    /** Of a field that is wrong already nothing more is said, nor of a body that is wrong in more places than are told. */
    private static List<FieldError> withMore(
            List<FieldError> errors,
            Collection<? extends ConstraintViolation<?>> violations,
            Function<Object, List<FieldError>> checks) {
        if (errors.size() >= Problem.MOST_ERRORS) {
            return errors;
        }
        Set<String> told = errors.stream().map(FieldError::pointer).collect(Collectors.toSet());
        Set<String> above = told.stream().flatMap(Violations::upwards).collect(Collectors.toSet());
        Map<String, FieldError> byPointer = new LinkedHashMap<>();
        violations.stream()
                .limit(1) // all are of one call
                .flatMap(violation -> Arrays.stream(violation.getExecutableParameters()))
                .filter(Objects::nonNull)
                .flatMap(argument -> checks.apply(argument).stream())
                .filter(more -> !above.contains(more.pointer())
                        && upwards(more.pointer()).noneMatch(told::contains))
                .forEach(more -> byPointer.putIfAbsent(more.pointer(), more));
        List<FieldError> all = new ArrayList<>(errors);
        all.addAll(byPointer.values());
        return all;
    }

    /** A pointer and those of all that it stands in. */
    private static Stream<String> upwards(String pointer) {
        return Stream.concat(
                Stream.iterate(
                        pointer, one -> !one.isEmpty(), one -> one.substring(0, Math.max(0, one.lastIndexOf('/')))),
                Stream.of(""));
    }

    /** What is wrong with an object that was read from a body. */
    static List<FieldError> errors(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> error(pointer(violation.getPropertyPath().iterator()), violation))
                .toList();
    }

    static Problem all(Problem problem, List<FieldError> errors) {
        Problem told = problem;
        for (FieldError error : errors.stream()
                .sorted(Comparator.comparing(FieldError::pointer))
                .toList()) {
            told = told.at(error);
        }
        return told;
    }

    private static AnnotatedElement parameter(
            ConstraintViolation<?> violation, Path.MethodNode called, Path.ParameterNode argument) {
        Class<?>[] types = called.getParameterTypes().toArray(Class<?>[]::new);
        for (Class<?> declaring = violation.getRootBeanClass();
                declaring != null;
                declaring = declaring.getSuperclass()) {
            for (Method method : declaring.getDeclaredMethods()) {
                if (method.getName().equals(called.getName())
                        && List.of(method.getParameterTypes()).equals(List.of(types))
                        && !method.isSynthetic()
                        && !declaring.getName().endsWith("_Subclass")) {
                    return method.getParameters()[argument.getParameterIndex()];
                }
            }
        }
        throw new IllegalStateException("no method " + called.getName() + " in " + violation.getRootBeanClass());
    }

    private static Optional<String> nameOfField(ConstraintViolation<?> violation, Path.Node field) {
        try {
            return nameOf(violation.getLeafBean().getClass().getDeclaredField(field.getName()));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("no field for " + violation.getPropertyPath(), e);
        }
    }

    private static Optional<String> nameOf(AnnotatedElement parameter) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        HeaderParam header = parameter.getAnnotation(HeaderParam.class);
        return query != null
                ? Optional.of(query.value())
                : Optional.ofNullable(header).map(HeaderParam::value);
    }

    private static String pointer(Iterator<Path.Node> nodes) {
        StringBuilder pointer = new StringBuilder();
        while (nodes.hasNext()) {
            Path.Node node = nodes.next();
            if (node.isInIterable()) {
                Object place = node.getIndex() != null ? node.getIndex() : node.getKey();
                pointer.append('/').append(escaped(String.valueOf(place)));
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append('/').append(escaped(node.getName()));
            }
        }
        return pointer.toString();
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    private static FieldError error(String pointer, ConstraintViolation<?> violation) {
        Map<String, Object> facts = new HashMap<>();
        violation.getConstraintDescriptor().getAttributes().forEach((name, value) -> {
            if (value instanceof Number || (name.equals("value") && value instanceof String)) {
                facts.put(name, value);
            }
        });
        return new FieldError(pointer, reason(violation), facts);
    }

    private static String reason(ConstraintViolation<?> violation) {
        if (REASON.matcher(violation.getMessageTemplate()).matches()) {
            return violation.getMessageTemplate();
        }
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof NotNull || constraint instanceof NotEmpty || constraint instanceof NotBlank) {
            return "required";
        }
        if (constraint instanceof Size size) {
            return size(size, violation.getInvalidValue());
        }
        if (constraint instanceof Min || constraint instanceof DecimalMin) {
            return "too-small";
        }
        if (constraint instanceof Positive || constraint instanceof PositiveOrZero) {
            return "not-positive";
        }
        if (constraint instanceof Max || constraint instanceof DecimalMax) {
            return "too-large";
        }
        if (constraint instanceof Negative || constraint instanceof NegativeOrZero) {
            return "not-negative";
        }
        return constraint instanceof Digits ? "too-precise" : "malformed";
    }

    private static String size(Size size, @Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.length() > size.max() ? "too-long" : "too-short";
        }
        int count =
                value instanceof Collection<?> items ? items.size() : value instanceof Map<?, ?> map ? map.size() : 0;
        return count > size.max() ? "too-many" : "too-few";
    }
}
