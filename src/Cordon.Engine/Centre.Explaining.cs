using System.Text;
using Cordon.Core.Language;
using Cordon.Core.Networks;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;
using Cordon.Engine.Cases;

namespace Cordon.Engine;

/// <summary>Innocent explanations of accounts: their pasts are read by the lane, between two batches, and tested outside it.</summary>
public sealed partial class Centre
{
    /// <summary>Tests accounts' pasts against the innocent explanations; else the status says why it cannot be done.</summary>
    /// <param name="accounts">Their canonical keys, each with the currency that is asked about; null where the account has money in one only.</param>
    /// <param name="at">As of this moment; null for now.</param>
    public async ValueTask<(CommandResult Result, IReadOnlyList<ExplainedAccount> Accounts)> ExplainAsync(
        IReadOnlyList<(string AccountKey, Currency? Currency)> accounts, Instant? at, CancellationToken cancellation = default)
    {
        var result = await SubmitAsync(new Command.ReadPasts(accounts, at), cancellation).ConfigureAwait(false);
        return result.Pasts is not { } pasts
            ? (result, [])
            : (result,
            [
                .. pasts.Select(read => new ExplainedAccount(
                    read.AccountKey, read.Bank, read.Currency, new Instant(read.AtMilliseconds), Explanations.Of(read.Past, read.AtMilliseconds))),
            ]);
    }

    private CommandResult ReadPasts(Command.ReadPasts read)
    {
        var last = _state.Money.Graph.LastEventMilliseconds;
        if (read.At is { } at && at.Milliseconds > Math.Max(last, Instant.From(_time.GetUtcNow()).Milliseconds))
        {
            // Whoever pays daily would look as if he had fallen silent.
            return new CommandResult(CommandStatus.Invalid,
                new Phrase(
                    "at {0} lies ahead of now and of the last payment: nobody knows the account's past until then", "{0}晚于当前时间和最后一笔付款：无法得知该账户届时的往来").With(at));
        }

        var pasts = new AccountPasts(_state, read.At?.Milliseconds ?? last);
        var found = new List<ReadPast>();
        foreach (var (accountKey, currency) in read.Accounts)
        {
            var key = Encoding.UTF8.GetBytes(accountKey);
            var account = _state.Directory.Find(key, AccountDirectory.Hash(key));
            if (account == 0)
            {
                return new CommandResult(CommandStatus.NotFound, new Phrase("no payment and no description of this account is known", "该账户没有付款记录，也没有账户资料"));
            }

            var graph = _state.Money.Graph;
            uint[] purses = [.. graph.PursesOf(account).Where(p => currency is not { } wanted || graph.CurrencyOf(p) == wanted.Number)];
            if (purses.Length > 1)
            {
                var codes = string.Join(", ", purses.Select(p => Currency.FromNumber(graph.CurrencyOf(p)).Code).Order(StringComparer.Ordinal));
                return new CommandResult(CommandStatus.Conflict,
                    new Phrase("the account has money in {0}: one of them is named as currency", "该账户有{0}资金：请指定其中一种币种").With(codes));
            }

            // Money never went through it, so that nothing is known: no sign speaks.
            var past = purses.Length == 1
                ? pasts.WholeOf(purses[0])
                : new AccountPast(0, _state.Activity.KindOf(account), _state.Activity.OpenedOf(account), [], IsCut: false);
            var its = purses.Length == 1 ? Currency.FromNumber(graph.CurrencyOf(purses[0])) : currency ?? Currency.Unknown;
            found.Add(new ReadPast(accountKey, _state.BankOf(account), its, pasts.MomentMilliseconds, past));
        }

        return new CommandResult(CommandStatus.Done) { Pasts = found };
    }
}
