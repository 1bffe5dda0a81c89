using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>The centre's figures, its curve of recovery and its queue; for the centre's own keys only.</summary>
internal sealed class FiguresEndpoint(Centre centre, ServerCounters counters)
{
    /// <summary>Orders in the queue that are answered: more nobody works through before it is another queue.</summary>
    private const int QueueMax = 500;

    /// <summary>Answers <c>GET /v1/figures</c>.</summary>
    public ValueTask FiguresAsync(HttpContext context, Caller caller) =>
        AnswerAsync(context, caller, centre.FindFiguresAsync, result => json => RecoveryJson.WriteFigures(json, result.Figures!));

    /// <summary>Answers <c>GET /v1/figures/recovery-curve</c>.</summary>
    public ValueTask CurveAsync(HttpContext context, Caller caller) =>
        AnswerAsync(context, caller, centre.FindFiguresAsync, result => json => RecoveryJson.WriteCurve(json, result.Figures!));

    /// <summary>Answers <c>GET /v1/queue</c>.</summary>
    public ValueTask QueueAsync(HttpContext context, Caller caller) =>
        AnswerAsync(context, caller, cancellation => centre.FindQueueAsync(QueueMax, cancellation), result => json =>
        {
            json.WriteStartArray("queue");
            foreach (var item in result.Queue!)
            {
                json.WriteStartObject();
                RecoveryJson.Write(json, item, centre.Options.Reference);
                json.WritePropertyName("order");
                OrderJson.Write(json, item.Order, caller);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            RecoveryJson.Write(json, centre.BanksBehind);
        });

    private async ValueTask AnswerAsync(
        HttpContext context, Caller caller, Func<CancellationToken, ValueTask<CommandResult>> ask,
        Func<CommandResult, Action<System.Text.Json.Utf8JsonWriter>> write)
    {
        var problem = caller.IsCentre ? null : new Problem(ProblemKind.Forbidden, "Only a key of the centre reads that.");
        if (problem is null)
        {
            var result = await ask(context.RequestAborted).ConfigureAwait(false);
            problem = CommandAnswer.ProblemOf(result);
            if (problem is null)
            {
                await CommandAnswer.WriteAsync(context, write(result)).ConfigureAwait(false);
                return;
            }
        }

        await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
    }
}
