using Cordon.Web.People;
using Cordon.Core.Casework;
using Microsoft.AspNetCore.Authorization;

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

        // What says nothing needs somebody who signed in and is let do nothing: it is closed, not open.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }
}
