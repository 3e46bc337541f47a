package by.pavilion.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal: an answer to the caller (RFC 9457), not a fault. It carries no stack trace and is not logged as an error. */
@SuppressWarnings("serial") // never serialised
public final class Problem extends RuntimeException {
    /** A body can be wrong in a million places; whoever mends so many sees the rest then. */
    public static final int MOST_ERRORS = 1_000;

    private final ProblemType type;
    private final Map<String, Object> facts;
    private final List<FieldError> errors;

    Problem(ProblemType type, Map<String, Object> facts, List<FieldError> errors) {
        super(null, null, false, false);
        this.type = type;
        this.facts = Map.copyOf(facts);
        this.errors = List.copyOf(errors);
    }

    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new Problem(type, more, errors);
    }

    /**
     * Adds a wrong field, up to {@value #MOST_ERRORS} of them.
     *
     * @param pointer JSON pointer into the body ({@code /lines/0/quantity}), or the name of a parameter or header
     * @param reason code of the reason, with texts and a remedy in the message files
     */
    public Problem at(String pointer, String reason) {
        return at(new FieldError(pointer, reason, Map.of()));
    }

    public Problem at(FieldError error) {
        if (errors.size() == MOST_ERRORS) {
            return this;
        }
        List<FieldError> more = new ArrayList<>(errors);
        more.add(error);
        return new Problem(type, facts, more);
    }

    /** Made when somebody asks: problems are made anew with each field that is added. */
    @Override
    public String getMessage() {
        return type.slug() + " " + facts + " " + errors;
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> facts() {
        return facts;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
