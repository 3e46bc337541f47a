package by.pavilion.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A fact, as a record in the past tense whose components are the data on the wire. The context that owns the fact owns
 * the record; its JSON Schema stands in {@code openapi/events/} under its type.
 */
public interface Event {
    @JsonIgnore
    Topic topic();

    /** The last part of the type, in kebab case: {@code placed} for {@code by.pavilion.order.placed.v1}. */
    @JsonIgnore
    String fact();

    /** The aggregate's id: Kafka's key. Events of one key keep their order. */
    @JsonIgnore
    String key();

    /** When the fact happened, which may be before we learnt it. */
    @JsonIgnore
    Instant happenedAt();

    @JsonIgnore
    default String type() {
        return "by.pavilion." + topic().aggregate() + "." + fact() + ".v1";
    }
}
