using System.CommandLine;
using System.Security.Cryptography;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Server.Keys;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon keys add</c>: issues a key to a bank while no server runs. While one runs, <c>POST /v1/keys</c> does.</summary>
internal static class KeysCommand
{
    public static System.CommandLine.Command Build()
    {
        var choices = new CentreChoices();
        var data = new Option<string>("--data") { Description = "The folder of the centre's data.", Required = true, HelpName = "DIR" };
        var bank = new Option<string>("--bank") { Description = "The bank's BIC, or CENTRE for a key of the centre itself.", Required = true };
        var name = new Option<string>("--name") { Description = "What the key is for, to tell it from others.", Required = true };
        var add = new System.CommandLine.Command("add", "Issues a key and prints it, once.") { data, bank, name };
        choices.AddTo(add);
        add.SetAction((parsed, cancellation) => AddAsync(
            parsed.GetValue(data)!, parsed.GetValue(bank)!, parsed.GetValue(name)!, parsed, choices, cancellation));
        return new System.CommandLine.Command("keys", "The keys by which banks sign in.") { add };
    }

    private static async Task<int> AddAsync(
        string data, string bank, string name, ParseResult parsed, CentreChoices choices, CancellationToken cancellation)
    {
        var canonical = ApiKeys.CanonicalBank(bank) ?? throw new UsageException($"--bank '{bank}' is not a BIC.");
        if (name.Length is 0 or > ApiKeys.NameLengthMax)
        {
            throw new UsageException($"--name has 1 to {ApiKeys.NameLengthMax} characters.");
        }

        var postgres = choices.PostgresJournal(parsed);
        if (!(postgres is null ? File.Exists(Path.Combine(data, UpCommand.JournalFile)) : Directory.Exists(data)))
        {
            throw new RunException($"{data} holds no centre; cordon up --data {data} makes one.");
        }

        using var folder = DataFolder.Take(data);
        await using var journal = postgres ?? new SqliteJournal(folder.Journal);
        var options = await choices.OptionsAsync(parsed, journal, cancellation).ConfigureAwait(false);
        await using var centre = await Centre.OpenAsync(options, journal, TimeProvider.System, cancellation).ConfigureAwait(false);
        using var random = RandomNumberGenerator.Create();
        var (key, result) = await ApiKeys.IssueAsync(centre, canonical, name, random, cancellation).ConfigureAwait(false);
        if (result.Status != CommandStatus.Done)
        {
            throw new RunException($"the key could not be recorded: {result.Detail ?? result.Status.ToString()}");
        }

        Console.WriteLine(key);
        return 0;
    }
}
