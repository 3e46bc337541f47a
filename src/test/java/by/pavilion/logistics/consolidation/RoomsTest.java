package by.pavilion.logistics.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final UnitId CONTAINER = new UnitId(1);
    private static final UnitId PALLET = new UnitId(2);

    @Test
    void aPalletTakesNoMoreThanItCanHoldHoweverManyBagsAreOnIt() {
        List<LoadUnit> units = new ArrayList<>(List.of(
                unit(CONTAINER, UnitKind.CONTAINER, null, CONTAINER),
                unit(PALLET, UnitKind.PALLET, CONTAINER, CONTAINER)));
        for (long bag = 3; bag < 23; bag++) {
            units.add(unit(new UnitId(bag), UnitKind.BAG, PALLET, CONTAINER));
        }
        Rooms rooms = new Rooms(units);
        Load full = new Load(25_000, 180_000);

        int filled = 0;
        for (long bag = 3; bag < 23; bag++) {
            if (rooms.fits(new UnitId(bag), full)) {
                rooms.take(new UnitId(bag), full);
                filled++;
            }
        }

        assertThat(filled).isEqualTo(9); // of 1.728 cubic metres
        assertThat(rooms.fits(CONTAINER, full)).isTrue();
        assertThat(rooms.fits(PALLET, full)).isFalse();
    }

    @Test
    void whatIsInsideAlreadyTakesItsRoom() {
        LoadUnit bag = new LoadUnit(
                new UnitId(3),
                UnitKind.BAG,
                null,
                null,
                new UnitId(3),
                null,
                null,
                new Load(29_000, 1_000),
                1,
                Optional.empty());

        Rooms rooms = new Rooms(List.of(bag));

        assertThat(rooms.fits(bag.id(), new Load(1_000, 1_000))).isTrue();
        assertThat(rooms.fits(bag.id(), new Load(1_001, 1_000))).isFalse();
    }

    private static LoadUnit unit(UnitId id, UnitKind kind, @Nullable UnitId parent, UnitId root) {
        return new LoadUnit(id, kind, null, parent, root, null, null, Load.NONE, 0, Optional.empty());
    }
}
