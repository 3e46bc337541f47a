package by.pavilion.customs.rest;

import by.pavilion.customs.DeclarationState;
import by.pavilion.shared.ProblemType;
import java.util.Arrays;

/** The state asked for in a list; what is no state is refused as a wrong parameter. */
public record StateParameter(DeclarationState state) {
    private static final ProblemType INVALID = new ProblemType("invalid-parameter", 400);

    public static StateParameter fromString(String text) {
        return Arrays.stream(DeclarationState.values())
                .filter(state -> state.name().equals(text))
                .findAny()
                .map(StateParameter::new)
                .orElseThrow(() -> INVALID.at("state", "unknown-declaration-state"));
    }
}
