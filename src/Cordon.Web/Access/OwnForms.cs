using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Cordon.Web.Access;

/// <summary>Lets a call through only from a form of this console: the framework asks for the token only where a call reads a form.</summary>
internal sealed class OwnForms(IAntiforgery antiforgery) : IEndpointFilter
{
    /// <summary>Refuses what the framework found to be no form of this console: by itself it only forbids such a form to be read, which is a fault.</summary>
    public static RequestDelegate Refuse(RequestDelegate next) => context =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext).ConfigureAwait(false) ? await next(context).ConfigureAwait(false) : Results.BadRequest();
}
