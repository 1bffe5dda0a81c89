using System.Globalization;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Tests.Casework;

/// <summary>A folder with a journal and a desk on it that can be closed, damaged and opened again, and the people who work there.</summary>
internal sealed class DeskRoom : IAsyncDisposable
{
    public static readonly Instant Start = new(1_760_000_000_000);
    public static readonly ActingOfficer Ann = new("ann", OfficerRole.DutyOfficer);
    public static readonly ActingOfficer Ben = new("ben", OfficerRole.DutyOfficer);
    public static readonly ActingOfficer Ivo = new("ivo", OfficerRole.Investigator);
    public static readonly ActingOfficer Lia = new("lia", OfficerRole.Liaison);
    public static readonly ActingOfficer Sue = new("sue", OfficerRole.Supervisor);
    public static readonly ActingOfficer Sam = new("sam", OfficerRole.Supervisor);
    public static readonly ActingOfficer Aud = new("aud", OfficerRole.Auditor);
    public static readonly ActingOfficer Adm = new("adm", OfficerRole.Administrator);
    public static readonly ActingOfficer[] People = [Ann, Ben, Ivo, Lia, Sue, Sam, Aud, Adm];

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-desk-").FullName;

    public DeskRoom() => Journal = new FaultyJournal(new SqliteJournal(Path.Combine(_folder, "journal.db")));

    public FaultyJournal Journal { get; }

    public SettableTime Time { get; } = new(Start);

    public string File => Path.Combine(_folder, "casework.db");

    public string KeyFolder => Path.Combine(_folder, "casework-keys");

    public CaseDesk Desk { get; private set; } = null!;

    public static async Task<DeskRoom> OpenAsync(Centre? centre = null)
    {
        var room = new DeskRoom();
        await room.ReopenAsync(centre);
        return room;
    }

    public async Task ReopenAsync(Centre? centre = null)
    {
        await CloseAsync();
        Desk = await CaseDesk.OpenAsync(Journal, File, Time, centre);
    }

    public async Task CloseAsync()
    {
        if (Desk is not null)
        {
            await Desk.DisposeAsync();
        }
    }

    public async Task<DeskAnswer> Say(uint number, CaseCommand command, ActingOfficer by)
    {
        Time.Now += TimeSpan.FromSeconds(1);
        return await Desk.DoAsync(number, command, by);
    }

    /// <summary>Some cases with something of everything in them.</summary>
    public async Task WorkAsync()
    {
        await Say(1, new CaseCommand.Assign("ann"), Ann);
        await Say(1, new CaseCommand.Join("ivo"), Ann);
        await Say(1, new CaseCommand.Note("The payer says that \u738b\u5c0f\u660e called her."), Ivo);
        await Say(1, new CaseCommand.SetTask("call the bank", "ivo", Time.Now + TimeSpan.FromHours(2)), Ann);
        await Say(1, new CaseCommand.SetTask("write to the victim", "ann", Time.Now + TimeSpan.FromHours(1)), Ann);
        await Say(1, new CaseCommand.Contest(7, "It is my wage."), Ann);
        await Say(2, new CaseCommand.Assign("ivo"), Ivo);
        await Say(2, new CaseCommand.MergeInto(1, "one gang"), Sue);
        await Say(3, new CaseCommand.Note("Nobody's yet."), Ben);
        await Say(1, new CaseCommand.HandOver("ben", "Two tasks are open."), Ann);
        await Say(1, new CaseCommand.EndTask(1), Ivo);
        await Say(1, new CaseCommand.AddFile("statement.pdf", 2_000, new string('a', 64)), Ben);
        await Say(1, new CaseCommand.DecideContest(1, true, "A wage indeed."), Sue);
        await Desk.LookAsync("/cases/1", "to call her", Ann);
        await Desk.ProposeAsync(new GraveMatter.BlockPayment("p-1", 3), "She was told to.", Ann);
        await Desk.ProposeAsync(new GraveMatter.PublishRules("rules \"a\" version 2"), "fewer false holds", Sam);
        await Desk.DoAsync(2, new GraveCommand.Decline("not on a Friday"), Sue);
    }

    /// <summary>Every row of every table of the projection, after the desk is closed.</summary>
    public async Task<string> RowsAsync()
    {
        await CloseAsync();
        return RowsOf(File);
    }

    public static string RowsOf(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var text = new System.Text.StringBuilder();
        foreach (var table in DeskSchema.Tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = table is "words" or "numbers" ? $"SELECT rowid, * FROM {table} ORDER BY rowid" : $"SELECT * FROM {table}";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var values = Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) switch
                {
                    byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes),
                    var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                });
                text.AppendLine($"{table}: {string.Join(" | ", values)}");
            }
        }

        return text.ToString();
    }

    /// <summary>The rows of a projection that is made of the journal alone.</summary>
    public async Task<string> RebuiltAsync()
    {
        await CloseAsync();
        var path = Path.Combine(_folder, "rebuilt.db");
        foreach (var old in (string[])[path, path + "-wal", path + "-shm"])
        {
            System.IO.File.Delete(old);
        }

        await using (await CaseDesk.OpenAsync(Journal, path, Time))
        {
        }

        return RowsOf(path);
    }

    /// <summary>Puts something in the place of the projection's file.</summary>
    public async Task ReplaceAsync(Action<string> replace)
    {
        await CloseAsync();
        replace(File);
    }

    public async ValueTask DisposeAsync()
    {
        Journal.Gone = false;
        await CloseAsync();
        await Journal.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
