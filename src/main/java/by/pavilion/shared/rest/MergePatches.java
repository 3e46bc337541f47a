package by.pavilion.shared.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;

/** Applies merge patches. The outcome is read as if it had been sent as a whole. */
@Singleton
public class MergePatches {
    private final ObjectMapper mapper;
    private final JsonBodies bodies;

    MergePatches(ObjectMapper mapper, JsonBodies bodies) {
        this.mapper = mapper;
        this.bodies = bodies;
    }

    /**
     * What a thing would be after a patch.
     *
     * @param answer the thing as a GET gives it
     * @param type of the body that a PUT takes
     * @throws by.pavilion.shared.Problem 422 with everything that does not fit
     */
    public <T> T patched(Object answer, MergePatch patch, Class<T> type) {
        ObjectNode tree = mapper.valueToTree(answer);
        return type.cast(bodies.read(mapper.constructType(type), patch.onto(tree)));
    }
}
