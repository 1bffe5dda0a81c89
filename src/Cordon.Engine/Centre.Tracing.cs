using System.Text;
using Cordon.Core.Language;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;
using Cordon.Engine.Tracing;

namespace Cordon.Engine;

/// <summary>Where money went and whose it is: followed by the lane, between two batches, and named outside it.</summary>
public sealed partial class Centre
{
    /// <summary>Where the money of a report is, or was at a moment; else the status says why it cannot be told.</summary>
    /// <param name="reporter">The number of the bank that filed the report; null for whoever alone did.</param>
    /// <param name="at">The moment; null for now.</param>
    public ValueTask<(CommandResult Result, TrailReport? Trail)> TraceAsync(
        uint? reporter, string reportId, TaintPolicy policy, Instant? at, CancellationToken cancellation = default) =>
        FollowAsync(new Command.FollowMoney(reporter, reportId, policy, at), cancellation);

    /// <summary>Whose money a payment moved; else the status says why it cannot be told.</summary>
    /// <param name="submitter">The number of the bank that handed it in.</param>
    /// <param name="at">As of this moment; null for now.</param>
    public ValueTask<(CommandResult Result, TrailReport? Trail)> TraceBackAsync(
        string paymentId, uint submitter, TaintPolicy policy, Instant? at, CancellationToken cancellation = default) =>
        FollowAsync(new Command.FollowPaymentBack(paymentId, submitter, policy, at), cancellation);

    /// <summary>Whose money lies in an account, or lay there at a moment; else the status says why it cannot be told.</summary>
    /// <param name="accountKey">The account's canonical key.</param>
    /// <param name="currency">Of the money; null where the account has money in one currency only.</param>
    /// <param name="at">The moment; null for now.</param>
    public ValueTask<(CommandResult Result, TrailReport? Trail)> TraceBackAsync(
        string accountKey, Currency? currency, TaintPolicy policy, Instant? at, CancellationToken cancellation = default) =>
        FollowAsync(new Command.FollowAccountBack(accountKey, currency, policy, at), cancellation);

    private async ValueTask<(CommandResult Result, TrailReport? Trail)> FollowAsync(Command question, CancellationToken cancellation)
    {
        var result = await SubmitAsync(question, cancellation).ConfigureAwait(false);
        if (result.Case is { IsSettled: false } file)
        {
            return (result with { Detail = await WhyNotSettledAsync(file.Sequence, file.Hold, cancellation).ConfigureAwait(false) }, null);
        }

        if (result.Followed is not { } followed)
        {
            return (result, null);
        }

        var told = await _archive.PaymentsAsync(followed.Transfers.Values.Select(transfer => transfer.Sequence), cancellation).ConfigureAwait(false);
        return (result, TrailReports.Of(followed, told));
    }

    private CommandResult FollowMoney(Command.FollowMoney follow)
    {
        var files = Submitters(follow.Reporter).Select(reporter => _state.Cases.ByReport(reporter, follow.ReportId)).OfType<CaseFile>().Distinct().ToList();
        if (files is not [var file])
        {
            return files.Count == 0
                ? new CommandResult(CommandStatus.NotFound, new Phrase("no report with this report_id has been filed here", "本中心没有这个编号的报案"))
                : new CommandResult(CommandStatus.Conflict,
                    new Phrase("several banks filed a report with this report_id: one of them is named as bank", "多家银行使用了这个报案编号：请指定其中一家"));
        }

        if (file.Transfer == 0)
        {
            return new CommandResult(CommandStatus.Conflict, new Phrase("the reported payment has not settled", "所报付款尚未入账"), Case: SummaryOf(file));
        }

        var trail = new Trail();
        _state.Money.Trace(file, follow.Policy, follow.At?.Milliseconds ?? long.MaxValue, TraceBounds.Question, trail);
        var followed = FollowedMoney.Of(_state, trail, new AskedMoney(file.PayerPurse, file.Transfer), follow.At);
        return new CommandResult(CommandStatus.Done)
        {
            Followed = follow.At is null && follow.Policy == TaintPolicy.Fifo ? followed with { NotPursuedMinor = NotPursuedMinor(file, trail) } : followed,
        };
    }

    /// <summary>What of a case's money rests somewhere and is not followed: let go by a person, or made good otherwise.</summary>
    private long NotPursuedMinor(CaseFile file, Trail trail)
    {
        var rests = trail.Ends.Where(end => end.Fate == TrailFate.Rests).ToList();
        return rests.Sum(end => end.Share) - _state.Money.Live.ShareOf(file.Number, rests.Select(end => end.Purse).Distinct());
    }

    private CommandResult FollowPaymentBack(Command.FollowPaymentBack follow, JournalDraft draft)
    {
        var sequence = _screening.Find(Encoding.UTF8.GetBytes(follow.PaymentId), follow.Submitter, draft, _archive, _found, out var lane);
        if (sequence == 0)
        {
            return new CommandResult(CommandStatus.NotFound, NoSuchPayment);
        }

        return sequence <= MoneyBook.PaymentsMax && _state.Money.Graph.TransferOf((uint)sequence) is > 0 and var transfer
            ? FollowBack(new AskedMoney(_state.Money.PurseThatMade((uint)_found.Payer[lane], transfer), transfer), follow.Policy, follow.At)
            : new CommandResult(CommandStatus.Conflict,
                new Phrase("the payment has not settled: its money is still in the payer's account, which may be asked about", "付款尚未入账：资金仍在付款账户内，可查询该账户"));
    }

    private CommandResult FollowAccountBack(Command.FollowAccountBack follow)
    {
        var key = Encoding.UTF8.GetBytes(follow.AccountKey);
        var graph = _state.Money.Graph;
        var account = _state.Directory.Find(key, AccountDirectory.Hash(key));
        uint[] purses =
        [
            .. account == 0 ? [] : graph.PursesOf(account).Where(p => follow.Currency is not { } wanted || graph.CurrencyOf(p) == wanted.Number),
        ];
        if (purses.Length == 0)
        {
            return new CommandResult(CommandStatus.NotFound, new Phrase("no money is known that came into this account or left it", "没有该账户的资金进出记录"));
        }

        var moment = follow.At is { } at ? at.Milliseconds : long.MaxValue;
        uint[] filled = purses.Length == 1 ? purses : [.. purses.Where(p => graph.LyingIn(p, moment) > 0)];
        if (filled.Length > 1)
        {
            var codes = string.Join(", ", filled.Select(p => Currency.FromNumber(graph.CurrencyOf(p)).Code).Order(StringComparer.Ordinal));
            return new CommandResult(CommandStatus.Conflict,
                new Phrase("the account has money in {0}: one of them is named as currency", "该账户有{0}资金：请指定其中一种币种").With(codes));
        }

        return FollowBack(new AskedMoney(filled.Length == 1 ? filled[0] : purses[0], 0), follow.Policy, follow.At);
    }

    private CommandResult FollowBack(AskedMoney asked, TaintPolicy policy, Instant? at)
    {
        var trail = new Trail();
        _state.Money.TraceBack(
            asked, payment => _state.Cases.IsReported(payment, at), policy, at?.Milliseconds ?? long.MaxValue, TraceBounds.QuestionBack, trail);
        return new CommandResult(CommandStatus.Done) { Followed = FollowedMoney.Of(_state, trail, asked, at) };
    }
}
