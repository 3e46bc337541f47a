package by.pavilion.sandbox.carrier;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a parcel's last mile goes from its pick-up on: that of all orders, or of one that a tester has named. */
public enum Scenario {
    DELIVERED("the parcel is delivered"),
    LOST("the parcel is lost, and found when another scenario is chosen"),
    DAMAGED("the parcel is damaged, and delivered as it is"),
    REFUSED("the buyer does not take the parcel, and it goes back"),
    RETURNED_TO_SENDER("nobody is found at the address, and the parcel goes back"),
    HELD("customs keeps the parcel until another scenario is chosen");

    private final String meaning;

    Scenario(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** {@code returned-to-sender}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All that it goes through, in its order. */
    private List<Stage> stages() {
        return switch (this) {
            case DELIVERED -> List.of(Stage.PICKED_UP, Stage.DEPARTED, Stage.OUT_FOR_DELIVERY, Stage.DELIVERED);
            case LOST -> List.of(Stage.PICKED_UP, Stage.DEPARTED, Stage.LOST, Stage.OUT_FOR_DELIVERY, Stage.DELIVERED);
            case DAMAGED ->
                List.of(Stage.PICKED_UP, Stage.DEPARTED, Stage.DAMAGED, Stage.OUT_FOR_DELIVERY, Stage.DELIVERED);
            case REFUSED -> back(Stage.REFUSED);
            case RETURNED_TO_SENDER -> back(Stage.NOT_FOUND);
            case HELD -> List.of(Stage.PICKED_UP, Stage.HELD, Stage.DEPARTED, Stage.OUT_FOR_DELIVERY, Stage.DELIVERED);
        };
    }

    private static List<Stage> back(Stage atTheDoor) {
        return List.of(
                Stage.PICKED_UP, Stage.DEPARTED, Stage.OUT_FOR_DELIVERY, atTheDoor, Stage.RETURNING, Stage.RETURNED);
    }

    /** What comes next by itself; nothing before the parcel was released, and nothing at its end. */
    Optional<Stage> after(Stage stage) {
        List<Stage> stages = stages();
        if (stage == Stage.DISPATCHED) {
            return Optional.of(stages.get(0));
        }
        int next = stages.indexOf(stage) + 1;
        return next == 0 || next == stages.size() ? Optional.empty() : Optional.of(stages.get(next));
    }

    /** The stages with an event that a parcel has gone through when it is here. */
    List<Stage> until(Stage stage) {
        List<Stage> stages = stages();
        return stages.subList(0, stages.indexOf(stage) + 1);
    }
}
