package by.pavilion.logistics.rest;

import by.pavilion.logistics.tracking.Outcome;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.Messages;
import java.util.List;

/** What became of each line, in their order. */
record TrackingAnswer(List<Line> items) {
    TrackingAnswer {
        items = List.copyOf(items);
    }

    /**
     * A line.
     *
     * @param subject the number that it is about, as it stood there
     */
    record Line(String subject, Status status, List<LineError> errors) {
        Line {
            errors = List.copyOf(errors);
        }

        static Line of(TrackingLine line, int place, Outcome outcome, String language) {
            if (outcome instanceof Outcome.Refused refused) {
                return refused(line, place, List.of(refused.error()), language);
            }
            return new Line(
                    line.subject(), outcome instanceof Outcome.Known ? Status.KNOWN : Status.RECORDED, List.of());
        }

        static Line refused(TrackingLine line, int place, List<FieldError> errors, String language) {
            return new Line(
                    line.subject(),
                    Status.REFUSED,
                    errors.stream()
                            .map(error -> LineError.of(place, error, language))
                            .toList());
        }
    }

    enum Status {
        RECORDED,
        /** It was told before and changes nothing. */
        KNOWN,
        REFUSED
    }

    /** One thing that is wrong; the pointer leads into the whole body. */
    record LineError(String pointer, String reason, String message, String remedy) {
        static LineError of(int place, FieldError error, String language) {
            String key = "reason." + error.reason();
            return new LineError(
                    "/events/" + place + error.pointer(),
                    error.reason(),
                    Messages.find(language, key, error.facts()).orElse(error.reason()),
                    Messages.find(language, key + ".remedy", error.facts()).orElse(""));
        }
    }
}
