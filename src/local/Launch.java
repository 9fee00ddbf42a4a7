import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Scanner;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.event.DatabaseEventContext;
import org.neo4j.graphdb.event.DatabaseEventListenerAdapter;
import org.neo4j.io.locker.FileLockException;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Runs one Neo4j until standard input closes. Arguments: its home, with conf/neo4j.conf, and the seconds to wait for the
 * store's lock. The first line of standard input is the password to set, so that no process list shows it; an empty line
 * keeps the one there is. Prints WAITING while another process holds the store, then READY and Bolt's address. Exit code
 * 75: the store was not released in time; 76: a database needs a new start.
 */
public class Launch {
  public static void main(String[] args) {
    try {
      var input = new Scanner(System.in);
      var password = input.nextLine();
      new Thread(() -> endWithOwner(input)).start();
      var dbms = start(Path.of(args[0]), System.currentTimeMillis() + 1000 * Long.parseLong(args[1]));
      Runtime.getRuntime().addShutdownHook(new Thread(dbms::shutdown));
      dbms.registerDatabaseEventListener(new EndOnPanic());
      var system = (GraphDatabaseAPI) dbms.database("system");
      if (!password.isEmpty())
        system.executeTransactionally("ALTER USER neo4j SET PASSWORD $p CHANGE NOT REQUIRED", Map.of("p", password));
      var ports = system.getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
      System.out.println("READY " + ports.getLocalAddress(ConnectorType.BOLT));
    } catch (Throwable failure) {
      for (var cause = failure; cause != null; cause = cause.getCause()) System.err.println(cause);
      System.exit(1);
    }
  }

  /** After a panic, as when the disk was full, a database refuses all until it is started again. There is nothing left to save. */
  static class EndOnPanic extends DatabaseEventListenerAdapter {
    @Override
    public void databasePanic(DatabaseEventContext event) {
      Runtime.getRuntime().halt(76);
    }
  }

  static DatabaseManagementService start(Path home, long deadline) throws Exception {
    while (true) {
      waitForLock(home.resolve("data/databases/store_lock"), deadline);
      try {
        return new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(home.resolve("conf/neo4j.conf")).build();
      } catch (RuntimeException failure) { // another process may have been quicker
        Throwable cause = failure;
        while (cause != null && !(cause instanceof FileLockException)) cause = cause.getCause();
        if (cause == null) throw failure;
      }
    }
  }

  /** The lock is Neo4j's own. It is only tried here, which costs a file; to fail on it costs most of a start. */
  static void waitForLock(Path file, long deadline) throws Exception {
    Files.createDirectories(file.getParent());
    for (boolean told = false; ; told = true) {
      try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = channel.tryLock()) {
        if (lock != null) return;
      }
      if (!told) System.out.println("WAITING");
      if (System.currentTimeMillis() > deadline) System.exit(75);
      Thread.sleep(100);
    }
  }

  static void endWithOwner(Scanner input) {
    while (input.hasNextLine()) input.nextLine();
    var limit = new Thread(() -> {
      try { Thread.sleep(30_000); } catch (InterruptedException early) { /* the limit ends early */ }
      Runtime.getRuntime().halt(1);
    });
    limit.setDaemon(true);
    limit.start();
    System.exit(0);
  }
}
