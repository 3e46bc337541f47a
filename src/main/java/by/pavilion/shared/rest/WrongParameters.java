package by.pavilion.shared.rest;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import io.quarkus.arc.Arc;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names every wrong parameter of a call, once one of them could not be read: Quarkus REST stops at that one. All are read
 * again, and those that can be are checked by their constraints.
 */
@ApplicationScoped
class WrongParameters {
    private final ParameterConverters converters;
    private final Validator validator;

    WrongParameters(ParameterConverters converters, Validator validator) {
        this.converters = converters;
        this.validator = validator;
    }

    Problem of(ResourceInfo called, RoutingContext context) {
        Reading reading = new Reading(context);
        Parameter[] parameters = called.getResourceMethod().getParameters();
        @Nullable Object[] arguments = new Object[parameters.length];
        for (int index = 0; index < parameters.length; index++) {
            Parameter parameter = parameters[index];
            arguments[index] = parameter.isAnnotationPresent(BeanParam.class)
                    ? reading.bean(parameter.getType())
                    : reading.value(parameter, parameter.getType(), parameter.getParameterizedType());
        }
        List<FieldError> errors = new ArrayList<>(reading.errors);
        Object resource = Arc.container().instance(called.getResourceClass()).get();
        Violations.problem(
                        validator.forExecutables().validateParameters(resource, called.getResourceMethod(), arguments),
                        body -> List.of())
                .errors()
                .stream()
                .filter(error -> reading.errors.stream()
                        .noneMatch(unread -> unread.pointer().equals(error.pointer())))
                .forEach(errors::add);
        return Violations.all(RestProblems.INVALID_PARAMETER.problem(), errors);
    }

    /** Reads parameters as Quarkus REST does, but goes on after one that cannot be read. */
    private class Reading {
        private final RoutingContext context;
        private final List<FieldError> errors = new ArrayList<>();

        Reading(RoutingContext context) {
            this.context = context;
        }

        Object bean(Class<?> type) {
            try {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                Object bean = constructor.newInstance();
                for (Field field : type.getDeclaredFields()) {
                    Object value = value(field, field.getType(), field.getGenericType());
                    if (value != null) {
                        field.setAccessible(true);
                        field.set(bean, value);
                    }
                }
                return bean;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read parameters of " + type, e);
            }
        }

        @Nullable
        Object value(AnnotatedElement parameter, Class<?> type, Type genericType) {
            String text = text(parameter);
            if (text == null) {
                return null;
            }
            ParamConverter<?> converter = converters.getConverter(type, genericType, parameter.getAnnotations());
            if (converter == null) {
                return type.equals(String.class) ? text : null;
            }
            try {
                return converter.fromString(text);
            } catch (Problem refusal) {
                errors.addAll(refusal.errors());
                return null;
            }
        }

        private @Nullable String text(AnnotatedElement parameter) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            HeaderParam header = parameter.getAnnotation(HeaderParam.class);
            String given = null;
            if (query != null) {
                given = context.queryParams().get(query.value());
            } else if (header != null) {
                given = context.request().getHeader(header.value());
            }
            DefaultValue otherwise = parameter.getAnnotation(DefaultValue.class);
            return given == null && otherwise != null ? otherwise.value() : given;
        }
    }
}
