package by.pavilion.shared.rest;

import by.pavilion.shared.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of parameters, typed ids by their {@code fromString}. What cannot be made is 404 in a path, since nothing
 * is there, and 400 with the parameter's name elsewhere.
 */
@Provider
@Singleton
class ParameterConverters implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, Object>> SIMPLE = Map.of(
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf,
            boolean.class, ParameterConverters::truth,
            Boolean.class, ParameterConverters::truth,
            Instant.class, KeptTimes::instant,
            LocalDate.class, KeptTimes::day);

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return conversion(type)
                .map(making -> new Converter<T>(making, nameOf(annotations)))
                .orElse(null);
    }

    private static Optional<Function<String, Object>> conversion(Class<?> type) {
        if (SIMPLE.containsKey(type)) {
            return Optional.of(SIMPLE.get(type));
        }
        if (type.isEnum()) {
            return Optional.of(text -> constant(type, text));
        }
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("fromString")
                        && Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst()
                .filter(method -> method.getDeclaringClass().getName().startsWith("by.pavilion."))
                .map(method -> text -> call(method, text));
    }

    private static Object call(Method fromString, String text) {
        try {
            return fromString.invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Problem withItsReason) {
                throw withItsReason;
            }
            throw new IllegalArgumentException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a type of parameters must be public: " + fromString, e);
        }
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such constant of " + type));
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Optional<String> nameOf(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return Optional.of(query.value());
            }
            if (annotation instanceof HeaderParam header) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    private record Converter<T>(Function<String, Object> making, Optional<String> name) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked") // the conversion was chosen by the type
        public @Nullable T fromString(@Nullable String value) {
            if (value == null) {
                return null;
            }
            try {
                return (T) making.apply(value);
            } catch (Problem withItsReason) {
                throw name.isPresent() ? withItsReason : refusal();
            } catch (RuntimeException refused) {
                throw refusal();
            }
        }

        private Problem refusal() {
            return name.map(parameter -> RestProblems.invalidParameter(parameter, "malformed"))
                    .orElseGet(RestProblems::notFound);
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
