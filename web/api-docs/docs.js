'use strict';

/** What a signed-in browser sends with whatever changes something; nothing when not signed in. */
async function csrfToken() {
  const answer = await fetch('/api/v1/session', { headers: { Accept: 'application/json' } });
  return answer.ok ? (await answer.json()).csrf_token : undefined;
}

window.SwaggerUIBundle({
  url: '../openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
  tryItOutEnabled: false,
  validatorUrl: null,
  persistAuthorization: false,
  async requestInterceptor(request) {
    if ((request.method || 'GET').toUpperCase() !== 'GET' && !request.headers.Authorization) {
      const token = await csrfToken();
      if (token) request.headers['X-CSRF-Token'] = token;
    }
    return request;
  },
});
