package by.pavilion.shared.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A merge patch (RFC 7396) of a thing that is written as a whole otherwise: see {@link MergePatches}. What is null is taken
 * out, what is not named stays, objects are patched in turn, everything else is replaced.
 */
public final class MergePatch {
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectNode changes;

    private MergePatch(ObjectNode changes) {
        this.changes = changes;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static MergePatch of(ObjectNode changes) {
        return new MergePatch(changes);
    }

    /** The tree after the patch; what is taken out is null in it, so that its name is still looked at. */
    ObjectNode onto(ObjectNode tree) {
        merge(tree, changes);
        return tree;
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(change -> {
            JsonNode value = change.getValue();
            if (value instanceof ObjectNode below) {
                ObjectNode there = target.get(change.getKey()) instanceof ObjectNode known
                        ? known
                        : target.putObject(change.getKey());
                merge(there, below);
            } else {
                target.set(change.getKey(), value);
            }
        });
    }
}
