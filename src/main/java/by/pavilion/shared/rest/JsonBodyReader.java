package by.pavilion.shared.rest;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads JSON bodies. One pass when all is well; a body that does not fit is looked at again to name every wrong field at
 * once.
 */
@Provider
@Singleton
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
class JsonBodyReader implements MessageBodyReader<Object> {
    private static final Set<Class<?>> RAW =
            Set.of(String.class, byte[].class, InputStream.class, Reader.class, File.class);

    private final ObjectMapper mapper;
    private final Validator validator;
    private final Instance<BodyCheck<?>> checks;

    JsonBodyReader(ObjectMapper mapper, Validator validator, @Any Instance<BodyCheck<?>> checks) {
        this.mapper = mapper;
        this.validator = validator;
        this.checks = checks;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return !RAW.contains(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        ObjectReader reader = mapper.readerFor(mapper.constructType(genericType == null ? type : genericType));
        byte[] body = stream.readAllBytes();
        if (body.length == 0) {
            throw RestProblems.malformedJson(1, 1);
        }
        try {
            Object read = reader.readValue(body);
            if (read == null) {
                throw RestProblems.VALIDATION.at("", "required");
            }
            return read;
        } catch (InvalidDefinitionException e) {
            throw new IllegalStateException("cannot read bodies of " + type, e);
        } catch (DatabindException e) {
            throw misfit(reader, body);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    private Problem misfit(ObjectReader reader, byte[] body) throws IOException {
        try {
            List<FieldError> errors = new Misfits(reader, this::errorsIn).in(mapper.readTree(body));
            return Violations.all(RestProblems.VALIDATION.problem(), errors);
        } catch (JsonProcessingException e) {
            return malformed(e); // what follows the misfit is no JSON either
        }
    }

    /** What is wrong with what could be read, by its constraints and by its use case. */
    private List<FieldError> errorsIn(Object body) {
        List<FieldError> errors = new ArrayList<>(Violations.errors(validator.validate(body)));
        checks.forEach(check -> errors.addAll(errorsIn(body, check)));
        return errors;
    }

    private static <T> List<FieldError> errorsIn(Object body, BodyCheck<T> check) {
        return check.type().isInstance(body) ? check.errorsIn(check.type().cast(body)) : List.of();
    }

    private static Problem malformed(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null
                ? RestProblems.malformedJson(1, 1)
                : RestProblems.malformedJson(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()));
    }
}
