using System.CommandLine;
using System.Security.Cryptography;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon keys</c>: issues, lists and revokes keys while no server runs. While one runs, its calls under <c>/v1/keys</c> do.</summary>
internal static class KeysCommand
{
    /// <summary>Who stands in the record of what this command does: whoever can open the centre's data.</summary>
    private const string By = "the command line";

    public static System.CommandLine.Command Build() =>
        new("keys", "The keys by which banks sign in.") { BuildAdd(), BuildList(), BuildRevoke() };

    private static System.CommandLine.Command BuildAdd()
    {
        var bank = new Option<string>("--bank") { Description = "The bank's BIC, or CENTRE for a key of the centre itself.", Required = true };
        var name = new Option<string>("--name") { Description = "What the key is for, to tell it from others.", Required = true };
        var command = new System.CommandLine.Command("add", "Issues a key and prints it, once.") { bank, name };
        return WithCentre(command, parsed => AddAsync(parsed.GetValue(bank)!, parsed.GetValue(name)!));
    }

    private static System.CommandLine.Command BuildList() =>
        WithCentre(new System.CommandLine.Command("list", "Lists the keys: id, state, bank, name; never a key itself."), _ => ListAsync);

    private static System.CommandLine.Command BuildRevoke()
    {
        var id = new Argument<string>("KEY_ID") { Description = "The key's id, as cordon keys list tells it." };
        var reason = new Option<string>("--reason") { Description = "Why, for the record.", Required = true };
        var command = new System.CommandLine.Command("revoke", "Makes a key sign nobody in any more.") { id, reason };
        return WithCentre(command, parsed => RevokeAsync(parsed.GetValue(id)!, parsed.GetValue(reason)!));
    }

    private static System.CommandLine.Command WithCentre(
        System.CommandLine.Command command, Func<ParseResult, Func<Centre, CancellationToken, Task>> action)
    {
        var standing = new StandingCentre();
        standing.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var run = action(parsed);
            await standing.RunAsync(parsed, (centre, _, _) => run(centre, cancellation), cancellation).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static Func<Centre, CancellationToken, Task> AddAsync(string bank, string name)
    {
        var canonical = ApiKeys.CanonicalBank(bank) ?? throw new UsageException($"--bank '{bank}' is not a BIC.");
        if (name.Length is 0 or > ApiKeys.NameLengthMax)
        {
            throw new UsageException($"--name has 1 to {ApiKeys.NameLengthMax} characters.");
        }

        return async (centre, cancellation) =>
        {
            using var random = RandomNumberGenerator.Create();
            var (key, result) = await ApiKeys.IssueAsync(centre, canonical, name, KeyOrigin.CommandLine, random, cancellation).ConfigureAwait(false);
            if (result.Status != CommandStatus.Done)
            {
                throw new RunException($"the key could not be recorded: {result.Detail?.English ?? result.Status.ToString()}");
            }

            Console.WriteLine(key);
        };
    }

    private static Task ListAsync(Centre centre, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Console.WriteLine($"{"key_id",-BankKey.IdLength}  {"state",-7}  {"bank",-11}  {"line",-BankKey.IdLength}  name");
        foreach (var key in centre.Keys)
        {
            var why = key.Revoked is { } revoked ? $" (revoked {revoked.At} by {revoked.By}: {revoked.Reason})" : "";
            var line = centre.KeyLines.LineOf(key.Id) ?? "-";
            Console.WriteLine($"{key.Id,-BankKey.IdLength}  {ApiKeys.StateOf(key),-7}  {key.Bank,-11}  {line,-BankKey.IdLength}  {key.Name}{why}");
        }

        return Task.CompletedTask;
    }

    private static Func<Centre, CancellationToken, Task> RevokeAsync(string id, string reason)
    {
        if (reason.Length > Http.HttpLimits.WordsLengthMax || VisibleText.IsBlank(reason))
        {
            throw new UsageException($"--reason has 1 to {Http.HttpLimits.WordsLengthMax} characters, and something in it that can be seen.");
        }

        return async (centre, cancellation) =>
        {
            var result = await centre.SubmitAsync(new Engine.Command.RevokeKey(id, By, reason), cancellation).ConfigureAwait(false);
            var line = result.Status switch
            {
                CommandStatus.Done => $"{id} is revoked.",
                CommandStatus.AlreadyDone => $"{id} was revoked before.",
                _ => throw new RunException($"{id} could not be revoked: {result.Detail?.English ?? result.Status.ToString()}"),
            };
            Console.WriteLine(line);
        };
    }
}
