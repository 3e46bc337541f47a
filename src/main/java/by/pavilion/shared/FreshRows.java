package by.pavilion.shared;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;

/**
 * Sees to it that a lock reads anew. What a transaction has read before it locks is older than the lock, and Hibernate would
 * give that instead of what is there, so that what others have written in between would be overwritten. Every store asks for
 * it before it locks; a transaction that has read nothing pays nothing.
 */
public final class FreshRows {
    private FreshRows() {}

    /**
     * Writes what has changed, and forgets all rows of these kinds: the next query reads them as they are. A row that somebody
     * still holds is no longer written.
     */
    public static void forget(Session session, Class<?>... kinds) {
        List<Object> known = new ArrayList<>();
        for (Class<?> kind : kinds) {
            for (Object key : session.getStatistics().getEntityKeys()) {
                if (key instanceof EntityKey entity && entity.getEntityName().equals(kind.getName())) {
                    known.add(session.getReference(kind, entity.getIdentifier()));
                }
            }
        }
        if (!known.isEmpty()) {
            session.flush();
            known.forEach(session::detach);
        }
    }
}
