using Cordon.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Access;

/// <summary>Refuses as the framework does, and has it recorded where somebody signed in asked for what their role does not open.</summary>
internal sealed class RefusedCalls(RefusalRecords records) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && OfficerClaims.Acting(context.User).Id is { Length: > 0 } person
            && (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } pattern)
        {
            await records.NoteAsync(person, context.Request.Method + " /" + pattern.TrimStart('/')).ConfigureAwait(false);
        }

        await _framework.HandleAsync(next, context, policy, authorizeResult).ConfigureAwait(false);
    }
}
