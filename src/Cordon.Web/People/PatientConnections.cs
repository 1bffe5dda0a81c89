using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cordon.Web.People;

/// <summary>
/// Has each connection to the people's file wait for another's write. The library asks again for a statement that found the file locked, and not for
/// the write at its end: of two changes at one moment the second would fail.
/// </summary>
internal sealed class PatientConnections : DbConnectionInterceptor
{
    /// <summary>A change of a person takes milliseconds: whoever waits longer than this waits for a disk that is stuck.</summary>
    private const int WaitMillisecondsMax = 30_000;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Patience(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Patience(connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static DbCommand Patience(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = {WaitMillisecondsMax}";
        return command;
    }
}
