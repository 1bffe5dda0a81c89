using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>What the desk knows of freeze orders: their history, what waiting costs, and the statements that banks give with them.</summary>
public sealed partial class CaseDesk
{
    /// <summary>Statements of one order: a bank that sends more sends noise.</summary>
    public const int StatementsMax = 20;

    /// <summary>What happened to an order, the oldest first, as far as <see cref="CatchUpReportsAsync"/> has looked.</summary>
    public IReadOnlyList<FreezeEvent> OrderEvents(uint order) => _projection.File.Read(rows => OrderRows.Of(rows, order));

    /// <summary>The same of some orders, each under its number.</summary>
    public ILookup<uint, FreezeEvent> OrderEvents(IReadOnlyCollection<uint> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        return _projection.File.Read(rows => OrderRows.Of(rows, orders));
    }

    /// <summary>What a minute of waiting for banks has cost, a line a currency, that first in which most waits now.</summary>
    public IReadOnlyList<DelayCost> DelayCosts() => _projection.File.Read(OrderRows.Costs);

    /// <summary>The statements of an order, the latest first. Who may know of them is for the caller to check.</summary>
    public IReadOnlyList<KeptStatement> Statements(uint order) => _projection.File.Read(rows => StatementRows.Of(rows, order));

    /// <summary>Keeps a bank's statement with its order. It is read first: one with a faulty line is not kept.</summary>
    public async ValueTask<DeskAnswer> GiveStatementAsync(FreezeOrder order, string text, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(by);
        var bytes = Encoding.UTF8.GetBytes(text);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return await RunAsync((order.Number, sha256, by.Id), Decide, cancellation).ConfigureAwait(false);

        Outcome Decide(Instant now)
        {
            if (!by.May(Core.Casework.Act.AnswerAsBank) || by.Bank is not { } bank || !order.IsKnownTo(bank))
            {
                return new Outcome(null, new DeskAnswer(DeskStatus.NotFound, new Phrase("there is no such order", "没有这条指令")));
            }

            if (bytes.Length > AccountStatement.BytesMax || AccountStatement.Read(text, order, now).Faults.Count > 0)
            {
                return Outcome.Refused(new Phrase("the statement has faulty lines, or is too large", "流水有错误行，或超过大小上限"));
            }

            var before = _projection.File.Read(rows => StatementRows.Of(rows, order.Number));
            if (before.Any(kept => kept.Sha256 == sha256))
            {
                return new Outcome(null, new DeskAnswer(DeskStatus.AlreadyDone));
            }

            return before.Count >= StatementsMax
                ? Outcome.Refused(new Phrase("{0} statements are with the order, the most there can be", "该指令已有{0}份流水，达到上限").With(StatementsMax))
                : new Outcome(
                    new DeskRecord
                    {
                        Kind = DeskKind.StatementGiven,
                        By = by.Id,
                        At = now.Milliseconds,
                        Case = order.Case,
                        Order = order.Number,
                        Text = text,
                        Bytes = bytes.Length,
                        Sha256 = sha256,
                    },
                    new DeskAnswer(DeskStatus.Done));
        }
    }
}
