package by.pavilion.catalog.rest;

import by.pavilion.catalog.BlockingReason;
import by.pavilion.shared.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What speaks against publishing, and what to do about it, by language. */
record ReasonBody(String code, String pointer, Map<String, String> messages, Map<String, String> remedies) {
    static List<ReasonBody> of(List<BlockingReason> reasons) {
        return reasons.stream().map(ReasonBody::of).toList();
    }

    private static ReasonBody of(BlockingReason reason) {
        return new ReasonBody(
                reason.code(),
                reason.pointer(),
                texts("reason." + reason.code(), reason),
                texts("reason." + reason.code() + ".remedy", reason));
    }

    private static Map<String, String> texts(String key, BlockingReason reason) {
        Map<String, String> texts = new TreeMap<>();
        for (String language : Messages.LANGUAGES) {
            Messages.find(language, key, new HashMap<>(reason.facts())).ifPresent(text -> texts.put(language, text));
        }
        return texts;
    }
}
