package by.pavilion.shared.rest;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Makes objects of JSON, or tells all that does not fit: one pass when all is well, a closer look when not. */
@Singleton
class JsonBodies {
    private final ObjectMapper mapper;
    private final Validator validator;
    private final BodyChecks checks;

    JsonBodies(ObjectMapper mapper, Validator validator, BodyChecks checks) {
        this.mapper = mapper;
        this.validator = validator;
        this.checks = checks;
    }

    /** @throws Problem 400 for what is no JSON, 422 for what does not fit */
    Object read(JavaType type, byte[] body) throws IOException {
        ObjectReader reader = mapper.readerFor(type);
        try {
            Object read = reader.readValue(body);
            if (read == null) {
                throw RestProblems.VALIDATION.at("", "required");
            }
            return read;
        } catch (InvalidDefinitionException e) {
            throw unreadable(type, e);
        } catch (DatabindException e) {
            throw misfit(reader, body);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    /** The same of JSON that is a tree already. */
    Object read(JavaType type, JsonNode body) {
        ObjectReader reader = mapper.readerFor(type);
        try {
            return reader.readValue(reader.treeAsTokens(body));
        } catch (InvalidDefinitionException e) {
            throw unreadable(type, e);
        } catch (DatabindException e) {
            throw misfit(reader, body);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree cannot be read", e);
        }
    }

    private static IllegalStateException unreadable(JavaType type, InvalidDefinitionException e) {
        return new IllegalStateException("cannot read bodies of " + type, e);
    }

    private Problem misfit(ObjectReader reader, byte[] body) throws IOException {
        try {
            return misfit(reader, mapper.readTree(body));
        } catch (JsonProcessingException e) {
            return malformed(e); // what follows the misfit is no JSON either
        }
    }

    private Problem misfit(ObjectReader reader, JsonNode body) {
        try {
            return Violations.all(RestProblems.VALIDATION.problem(), new Misfits(reader, this::errorsIn).in(body));
        } catch (IOException e) {
            throw new UncheckedIOException("a tree cannot be read", e);
        }
    }

    /** What is wrong with what could be read, by its constraints and by its use case. */
    private List<FieldError> errorsIn(Object body) {
        List<FieldError> errors = new ArrayList<>(Violations.errors(validator.validate(body)));
        errors.addAll(checks.errorsIn(body));
        return errors;
    }

    private static Problem malformed(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null
                ? RestProblems.malformedJson(1, 1)
                : RestProblems.malformedJson(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()));
    }
}
