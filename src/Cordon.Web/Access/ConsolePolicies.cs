using Cordon.Web.People;
using Cordon.Core.Casework;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Cordon.Web.Access;

/// <summary>Makes a policy of each act: the role of whoever signed in has to allow it.</summary>
internal static class ConsolePolicies
{
    public static void AddTo(AuthorizationOptions options)
    {
        foreach (var act in Enum.GetValues<Act>())
        {
            options.AddPolicy(NeedsAttribute.PolicyOf(act), policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => OfficerClaims.Acting(context.User).May(act)));
        }

        // A call that says nothing of what it needs is closed, not open; where there is no call, there is nothing to close.
        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is null).Build();
    }
}
