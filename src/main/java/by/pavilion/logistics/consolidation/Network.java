package by.pavilion.logistics.consolidation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where one can get to by the routes that there are. What is bound for a country is content with any place in it. */
record Network(List<Route> routes) {
    Network {
        routes = List.copyOf(routes);
    }

    /** For where whoever takes the route may be bound: its end, all that can be reached from there, and their countries. */
    Set<String> servedBy(Route route) {
        Set<String> places = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(route.to().unlocode()));
        while (!open.isEmpty()) {
            String place = open.remove();
            if (places.add(place)) {
                routes.stream()
                        .filter(next -> next.from().unlocode().equals(place))
                        .forEach(next -> open.add(next.to().unlocode()));
            }
        }
        Set<String> countries =
                places.stream().map(place -> place.substring(0, 2)).collect(Collectors.toSet());
        places.addAll(countries);
        return places;
    }

    /** For where whoever waits at the place may be bound; nobody waits where he wants to be. */
    Set<String> servedFrom(Place place) {
        return routes.stream()
                .filter(route -> route.from().unlocode().equals(place.unlocode()))
                .flatMap(route -> servedBy(route).stream())
                .filter(bound -> !bound.equals(place.unlocode()))
                .collect(Collectors.toSet());
    }
}
