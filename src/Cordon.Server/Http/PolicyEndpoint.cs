using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>
/// What decides: reads it, publishes rules, proposes a model, which then waits for another person's approval. For the centre's own keys only.
/// </summary>
internal sealed class PolicyEndpoint(Centre centre, ChallengerEndpoint challenger, ServerCounters counters)
{
    /// <summary>What is written instead of a model to decide without one; no model file is that short.</summary>
    private const string NoModel = "none";

    /// <summary>Answers <c>GET /v1/policy</c> and <c>POST /v1/policy</c>.</summary>
    public ValueTask AnswerAsync(HttpContext context, Caller caller)
    {
        if (!caller.IsCentre)
        {
            var problem = new Problem(ProblemKind.Forbidden, "Only a key of the centre reads and publishes what decides.");
            return ProblemWriter.AnswerAsync(context, problem, counters);
        }

        return context.Request.Method == "GET" ? WriteAsync(context, centre.Policy, withRules: true) : PublishAsync(context, caller);
    }

    private async ValueTask PublishAsync(HttpContext context, Caller caller)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.PolicyBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        problem ??= body!.TooLong("by", HttpLimits.WordsLengthMax) ?? body.TooLong("reason", HttpLimits.WordsLengthMax) ?? body.Check("rules", "model");
        if (problem is null && body!["model"] == NoModel)
        {
            // One person may stop a model that does harm; who and why stays in the record.
            problem = body.Require("by", HttpLimits.WordsLengthMax, out _) ?? body.Require("reason", HttpLimits.WordsLengthMax, out _);
        }

        problem ??= (body!["rules"], body["model"]) switch
        {
            (null, null) => new Problem(ProblemKind.Malformed, "neither rules nor model is given"),
            (null, not NoModel and not null) => await challenger.ProposeAsync(context, caller, body, StatusCodes.Status202Accepted).ConfigureAwait(false),
            (not null, not NoModel and not null) => new Problem(
                ProblemKind.Unacceptable, "rules decide at once and a model waits for another person's approval: send one after the other"),
            var (rules, model) => await PublishAsync(context, caller, body, rules, model == NoModel).ConfigureAwait(false),
        };
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
        }
    }

    private async ValueTask<Problem?> PublishAsync(HttpContext context, Caller caller, JsonCommand body, string? rules, bool isWithoutModel)
    {
        var by = caller.ByWhom(body["by"]);
        var command = new Command.PublishPolicy(rules, null, isWithoutModel, by, body["reason"]);
        var result = await centre.SubmitAsync(command, context.RequestAborted).ConfigureAwait(false);
        if (CommandAnswer.ProblemOf(result) is { } problem)
        {
            return problem;
        }

        context.Response.StatusCode = result.Status == CommandStatus.AlreadyDone ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        await WriteAsync(context, centre.Policy, withRules: false).ConfigureAwait(false);
        return null;
    }

    private static ValueTask WriteAsync(HttpContext context, Policy policy, bool withRules) => CommandAnswer.WriteAsync(context, json =>
    {
        json.WriteNumber("policy", policy.Number);
        json.WriteString("rules_name", policy.Rules.Name);
        json.WriteNumber("rules_version", policy.Rules.Version);
        json.WriteString("rules_sha256", policy.Rules.Fingerprint);
        json.WriteNumber("rules_count", policy.Rules.Rules.Count);
        if (policy.Model is { } model)
        {
            json.WriteStartObject("model");
            json.WriteString("name", model.Name);
            json.WriteString("version", model.Version);
            json.WriteString("trained", model.Trained);
            json.WriteNumber("trees", model.TreeCount);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("model");
        }

        if (withRules)
        {
            json.WriteString("rules", policy.Rules.Text);
        }
    });
}
