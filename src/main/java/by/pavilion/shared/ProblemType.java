package by.pavilion.shared;

import java.util.List;
import java.util.Map;

/**
 * A kind of refusal. The slug is contract and never changes its meaning; title, detail and remedy stand in the message
 * files of its context, by slug and language.
 *
 * @param slug lower case with hyphens; the type's URI is {@code urn:pavilion:problem:<slug>}
 * @param status the HTTP status of the answer
 */
public record ProblemType(String slug, int status) {

    public String uri() {
        return "urn:pavilion:problem:" + slug;
    }

    public Problem problem() {
        return new Problem(this, Map.of(), List.of());
    }

    /** A problem with a named fact, shown as a member of its own and usable as <code>{name}</code> in the texts. */
    public Problem with(String name, Object value) {
        return problem().with(name, value);
    }

    public Problem at(String pointer, String reason) {
        return problem().at(pointer, reason);
    }
}
